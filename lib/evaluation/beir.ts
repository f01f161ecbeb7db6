import { z } from 'zod'
import { plainText } from '@/lib/records/plain-text'
import type { StudyRecord } from '@/lib/records/study-record'

/** One document of a collection in the layout of BEIR (Thakur et al. 2021), with what a record may have besides. */
export type Document = {
  id: string
  title: string
  text: string
  mesh: string[]
  keywords: string[]
  publicationTypes: string[]
}
export type Question = { id: string; text: string }
export type Judgement = { question: string; document: string; grade: number }

type Wrong = { reason: string }

const identity = z.union([z.string(), z.number().int().transform(String)]).pipe(z.string().trim().min(1))
const words = z.string().nullish()
const names = z.array(z.string()).nullish()
const documentShape = z.object({
  _id: identity,
  title: words,
  text: words,
  mesh: names,
  keywords: names,
  publication_types: names,
})
const questionShape = z.object({ _id: identity, text: z.string() })

/** A line of `corpus.jsonl`; title and text may be empty or absent. */
export function readDocument(line: string): Document | Wrong {
  const read = readShape(documentShape, line)
  if ('reason' in read) return read
  const { _id, title, text, mesh, keywords, publication_types } = read.value
  return {
    id: _id,
    title: plainText(title) ?? '',
    text: plainText(text) ?? '',
    mesh: cleanNames(mesh),
    keywords: cleanNames(keywords),
    publicationTypes: cleanNames(publication_types),
  }
}

/** A line of `queries.jsonl`. */
export function readQuestion(line: string): Question | Wrong {
  const read = readShape(questionShape, line)
  return 'reason' in read ? read : { id: read.value._id, text: plainText(read.value.text) ?? '' }
}

/** A line of `qrels.tsv`: question, document and grade between tabs. Null for the line that names the columns. */
export function readJudgement(line: string): Judgement | Wrong | null {
  const [question = '', document = '', score = ''] = line.split('\t').map((cell) => cell.trim())
  if (question === 'query-id') return null
  if (!question || !document) return { reason: 'not a question and a document between tabs' }
  const grade = Number(score)
  return score !== '' && Number.isFinite(grade)
    ? { question, document, grade }
    : { reason: 'the score is not a number' }
}

function readShape<T>(shape: z.ZodType<T>, line: string): { value: T } | Wrong {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { reason: 'not JSON' }
  }
  const parsed = shape.safeParse(value)
  if (parsed.success) return { value: parsed.data }
  const issue = parsed.error.issues[0]
  return { reason: `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'unexpected'}` }
}

const cleanNames = (list: string[] | null | undefined): string[] => [
  ...new Set((list ?? []).flatMap((name) => plainText(name) ?? [])),
]

/** Longest heading that the store takes, and how many of them. */
const LONGEST_HEADING = 500
const MOST_HEADINGS = 1000

/**
 * A document as a study. What names it is its number in the collection and nothing that a real record could have, so
 * that no two of them are taken for one study.
 */
export function studyOf(document: Document, number: number): StudyRecord {
  return {
    source: 'pubmed',
    sourceKey: sourceKeyOf(number),
    revision: '',
    title: { text: document.title },
    abstract: document.text ? [{ text: document.text }] : [],
    otherAbstracts: [],
    languages: [],
    publicationTypes: document.publicationTypes,
    keywords: document.keywords,
    authors: [],
    meshHeadings: document.mesh
      .filter((descriptor) => descriptor.length <= LONGEST_HEADING)
      .slice(0, MOST_HEADINGS)
      .map((descriptor) => ({ descriptor, major: false, qualifiers: [] })),
    references: [],
    notices: [],
  }
}

export const sourceKeyOf = (number: number) => `evaluation:${number}`
