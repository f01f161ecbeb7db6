import { z } from 'zod'
import type { StudyRecord } from '../records/study-record'
import type { AbstractSection } from '../studies/citable-text'
import { readArticle } from '../trials/article'

/** What a drafter gets of an abstract, and where the authors' own sections are known that it does not get, their roles. */
export type FindingText = {
  title: string
  abstract: AbstractSection[]
  publicationTypes: readonly string[]
  roles?: { role: string; end: number }[]
}

/** The sections with one space between them, which is what the offsets of annotations are into. */
export const joinedText = ({ abstract }: Pick<FindingText, 'abstract'>): string =>
  abstract.map(({ text }) => text).join(' ')

/** Where each section begins in the joined text. */
export function sectionStarts({ abstract }: Pick<FindingText, 'abstract'>): number[] {
  let start = 0
  return abstract.map(({ text }) => {
    const own = start
    start += text.length + 1
    return own
  })
}

const labelled = z.object({
  title: z.string().nullish(),
  sections: z.array(z.object({ role: z.string(), text: z.string() })).min(1),
})
const plain = z.object({ title: z.string().nullish(), abstract: z.string().min(1) })

export const textOfRecord = ({ title, abstract, publicationTypes }: StudyRecord): FindingText => ({
  title: title.text,
  abstract,
  publicationTypes,
})

/** The text of a line that has one: sections with their roles, which are hidden; a plain abstract; or a trial article. */
export function textOfLine(value: unknown): FindingText | null {
  const roles = labelled.safeParse(value)
  if (roles.success) {
    const { title, sections } = roles.data
    const text = sections.map((section) => section.text).join(' ')
    let end = -1
    return {
      title: title ?? '',
      abstract: [{ text }],
      publicationTypes: [],
      roles: sections.map(({ role, text: own }) => {
        end += own.length + 1
        return { role: role.trim().toLowerCase(), end }
      }),
    }
  }
  const one = plain.safeParse(value)
  if (one.success) return { title: one.data.title ?? '', abstract: [{ text: one.data.abstract }], publicationTypes: [] }
  const article = readArticle(value)
  return 'record' in article ? textOfRecord(article.record) : null
}

/** Whether sentences at these places can be of this text: each begins and ends with something, and the last ends it. */
export function fits(text: string, sents: readonly (readonly [number, number])[]): boolean {
  const last = sents.at(-1)
  if (!last || text.trimEnd().length !== last[1]) return false
  return sents.every(([start, end]) => /\S/.test(text[start] ?? '') && /\S/.test(text[end - 1] ?? ''))
}
