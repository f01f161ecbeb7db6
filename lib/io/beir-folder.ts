import { createReadStream, existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { type Document, type Question, readDocument, readJudgement, readQuestion } from '../evaluation/beir'
import { reasonOf } from './source-files'
import { textLines } from './text-lines'

/** A line that was not taken, and why. */
export type BadLine = { file: string; line: number; reason: string }

export type BeirFolder = {
  /** The questions that are judged, in the order of their file. */
  questions: Question[]
  /** Grades by question and document; as many questions as there are above. */
  judgements: Map<string, Map<string, number>>
  /** The corpus as it is read, each identity once. */
  documents: () => AsyncGenerator<Document>
}

/**
 * Opens a collection of `corpus.jsonl`, `queries.jsonl` and `qrels.tsv`, each gzipped or not. Lines that cannot be taken
 * are told to `onBad` and the others stand; what keeps the whole from being read is said in one line.
 */
export async function openBeirFolder(
  folder: string,
  onBad: (bad: BadLine) => void,
): Promise<BeirFolder | { wrong: string }> {
  const files: string[] = []
  try {
    if (!(await stat(folder)).isDirectory()) return { wrong: `${folder}: it is no folder` }
    for (const name of ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv']) {
      const file = packedOrNot(path.join(folder, name))
      if (!file) return { wrong: `${path.join(folder, name)}: there is no such file, nor one with .gz` }
      files.push(file)
    }
  } catch (error) {
    return { wrong: `${folder}: ${reasonOf(error)}` }
  }
  const [corpus, queries, qrels] = files as [string, string, string]
  try {
    const asked = new Map((await collect(queries, readQuestion, onBad)).map((question) => [question.id, question]))
    const judgements = await readJudgements(qrels, asked, onBad)
    if (judgements.size === 0) return { wrong: `${folder}: no question in it is judged` }
    const questions = [...asked.values()].filter(({ id }) => judgements.has(id))
    return { questions, judgements, documents: () => documentsOf(corpus, onBad) }
  } catch (error) {
    return { wrong: `${folder}: ${reasonOf(error)}` }
  }
}

/** The file by this name, packed where there is one; undefined where there is neither. */
const packedOrNot = (name: string): string | undefined => [`${name}.gz`, name].find((file) => existsSync(file))

async function readJudgements(file: string, asked: Map<string, Question>, onBad: (bad: BadLine) => void) {
  const judgements = new Map<string, Map<string, number>>()
  const unknown = new Set<string>()
  for (const { question, document, grade } of await collect(file, readJudgement, onBad)) {
    if (!asked.has(question)) {
      unknown.add(question)
      continue
    }
    const judged = judgements.get(question) ?? new Map<string, number>()
    judgements.set(question, judged.set(document, grade))
  }
  if (unknown.size > 0) {
    const [first] = unknown
    onBad({ file, line: 0, reason: `${unknown.size} judged questions are not asked, ${first} for one` })
  }
  return judgements
}

async function* documentsOf(file: string, onBad: (bad: BadLine) => void): AsyncGenerator<Document> {
  const seen = new Set<string>()
  for await (const { line, value } of readLines(file, readDocument, onBad)) {
    if (seen.has(value.id)) onBad({ file, line, reason: `a second document ${value.id}` })
    else yield value
    seen.add(value.id)
  }
}

type Reader<T> = (text: string) => T | { reason: string } | null

async function collect<T extends object>(file: string, read: Reader<T>, onBad: (bad: BadLine) => void) {
  const values: T[] = []
  for await (const { value } of readLines(file, read, onBad)) values.push(value)
  return values
}

async function* readLines<T extends object>(file: string, read: Reader<T>, onBad: (bad: BadLine) => void) {
  for await (const taken of textLines(createReadStream(file))) {
    const { line } = taken
    if ('text' in taken && taken.text.trim() === '') continue
    const value = 'text' in taken ? read(taken.text) : taken
    if (value && 'reason' in value) onBad({ file, line, reason: value.reason })
    else if (value) yield { line, value: value as T }
  }
}
