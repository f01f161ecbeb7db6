import { identifiersIn } from '../identifiers/citation-line'
import type { ParsedReference, ReferenceName } from '../parsed-reference'
import { ReferenceDraft } from '../reference-draft'
import { MOST_LETTERS } from './split-entries'

/** Sentences of an entry that may be its title. */
const MOST_TITLES = 12
const FEWEST_LETTERS = 12

/** "2020;382(8):727-733", "2020 Feb 20;382:727". */
const PLACE_AFTER_YEAR =
  /((?:19|20)\d\d)[^;()]{0,24};\s*(\d{1,4})?(?:\s*\(([^()]{1,24})\))?\s*(?::|,\s*(?:pp?\.?)?)\s*([A-Za-z]{0,3}\d{1,9}(?:\s?[-–—]\s?[A-Za-z]{0,3}\d{1,9})?)/
/** ", 382(8), 727–733", ", vol. 382, no. 8, pp. 727-733". */
const PLACE_AFTER_JOURNAL =
  /,\s*(?:vol\.?\s*)?(\d{1,4})\s*(?:\(([^()]{1,24})\))?\s*(?:,\s*no\.?\s*[\w-]{1,9})?\s*(?:[,:]\s*(?:pp?\.?)?)\s*([A-Za-z]{0,3}\d{1,9}(?:\s?[-–—]\s?[A-Za-z]{0,3}\d{1,9})?)/
const YEAR_IN_BRACKETS = /\(((?:19|20)\d\d)[a-z]?(?:,[^()]{0,20})?\)/
const ANY_YEAR = /(?<![\d-])((?:19|20)\d\d)(?!\d)/g
const QUOTED = /["“]([^"“”]{12,400})["”]/
/** Where numbers and addresses begin that are no part of title, journal or place. */
const TAIL = /\s*(?:\bdoi\b\s*:?|https?:|\bPMC?ID\b|\bPMC\d|\bAvailable (?:from|at)\b|\bEpub\b|\bAccessed\b)/i

/**
 * What a work that is written out may be: one reading for each sentence of it that may be the title, the rest the same.
 * Styles differ and titles hold full stops, so which reading holds is for whoever compares them with what is known.
 */
export function readWrittenWork(written: string, line: number): ParsedReference[] {
  const text = written.slice(0, MOST_LETTERS)
  const { reference } = new ReferenceDraft(line, text)
  const numbers = identifiersIn(text)
  const body = bodyOf(text)
  const { year, ...place } = placeOf(body)
  const base: ParsedReference = {
    ...reference,
    ...numbers,
    ...(year && { published: { year } }),
    ...place,
    authors: firstAuthor(body),
  }
  const readings = titlesOf(body).map(({ title, journal }) => ({ ...base, title, ...(journal && { journal }) }))
  return readings.length === 0 && Object.keys(numbers).length > 0 ? [base] : readings
}

const bodyOf = (text: string) => {
  const tail = TAIL.exec(text)
  return tail && tail.index > FEWEST_LETTERS ? text.slice(0, tail.index) : text
}

function placeOf(body: string): { year?: number; volume?: string; issue?: string; pages?: string } {
  const after = PLACE_AFTER_YEAR.exec(body)
  if (after) {
    const [, year, volume, issue, pages] = after
    return known({ year: Number(year), volume, issue, pages: ranged(pages) })
  }
  const [, volume, issue, pages] = PLACE_AFTER_JOURNAL.exec(body) ?? []
  const years = [...body.matchAll(ANY_YEAR)]
  const year = YEAR_IN_BRACKETS.exec(body)?.[1] ?? years.at(-1)?.[1]
  return known({ year: year ? Number(year) : undefined, volume, issue, pages: ranged(pages) })
}

const ranged = (pages: string | undefined) => pages?.replace(/\s?[–—-]\s?/, '-')

const known = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

/** "Smith JA, …", "Smith, J. A., …", "Smith J. …", "van der Berg A": the family name, and the first initial where it is seen. */
function firstAuthor(body: string): ReferenceName[] {
  const [, family, initials] =
    /^\s*((?:\p{Ll}[\p{Ll}'’]{0,4} ){0,3}\p{Lu}[\p{L}'’-]{1,40}(?: \p{Lu}[\p{Ll}'’-]{2,40}){0,2}),?\s+((?:\p{Lu}\.?[ -]?){1,4})(?=[\s,.;&]|$)/u.exec(
      body,
    ) ?? []
  return family ? [{ family, initials: (initials ?? '').replace(/[^\p{Lu}]/gu, '') }] : []
}

type Titled = { title: string; journal?: string }

/** Sentences that may be the title, alone and with the next one, and what follows each as the journal. */
function titlesOf(body: string): Titled[] {
  const quoted = QUOTED.exec(body)
  const sentences = body.split(/(?<=[.?!]["”’)\]]?)\s+/)
  const found: Titled[] = quoted
    ? [{ title: ended(quoted[1] as string), ...journalIn(body.slice(quoted.index + quoted[0].length)) }]
    : []
  for (const [at, sentence] of sentences.entries()) {
    const begins = sentence.replace(/^\(?(?:19|20)\d\d[a-z]?\)?[.,:]?\s*/, '')
    const [next = '', afterNext = ''] = sentences.slice(at + 1)
    if (isTitle(begins)) found.push({ title: ended(begins), ...journalIn(next) })
    const both = `${begins} ${next}`
    if (next !== '' && isTitle(both)) found.push({ title: ended(both), ...journalIn(afterNext) })
    if (found.length >= MOST_TITLES) break
  }
  return found
}

/** Letters enough, and no list of names: that has no small word, and an initial beside each of its long ones. */
function isTitle(text: string): boolean {
  if (text.replace(/[^\p{L}\p{N}]/gu, '').length < FEWEST_LETTERS) return false
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const initials = count(/(?<!\p{L})\p{Lu}{1,3}(?!\p{L})/gu)
  return count(/(?<![\p{L}.])\p{Ll}{2,}/gu) > 0 || count(/\p{L}{4,}/gu) > Math.max(3, 2 * initials)
}

const ended = (text: string) => text.replace(/[\s.,;]+$/, '').replace(/^["“'‘]+|["”'’]+$/g, '')

/** The name of a journal, up to its year, volume or place. */
function journalIn(text: string): { journal?: string } {
  const name = /^[\s,.]*(?:In:?\s+)?(\p{L}[^\d;,(]{1,120})/u.exec(text)?.[1]?.replace(/[\s.:]+$/, '')
  return name ? { journal: name } : {}
}
