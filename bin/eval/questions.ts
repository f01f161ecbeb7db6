/**
 * npm run eval -- questions DATA_DIR --out DIR
 *
 * Writes a collection in the layout of BEIR: trial articles and screened records of DATA_DIR, and sixty short clinical
 * questions over them. The rules of judgement, which the README.txt beside the set repeats:
 *
 * 1. Only what people have said of an article counts: MeSH headings, the prompts of annotators (intervention,
 *    comparator, outcome), authors' keywords, and the decisions of reviews. Title and abstract are never looked at.
 * 2. A question is a row of wordings, each of which means one concept; `lib/evaluation/question-set/wordings.ts` says
 *    which and why it is worded so. An article is relevant where it has every concept.
 * 3. A screened record has a concept by 2 where it bears a heading that means just this, or was included at full text
 *    in the review of it; by 1 where it bears a heading of a kind of it, or was included at abstract. Its grade is the
 *    least of these.
 * 4. A trial article has grade 2 where one prompt names every concept, 1 where its prompts and keywords together do.
 * 5. A question put as a review put it has grade 2 where that review included the record at full text, 1 at abstract.
 *
 * The same data make the same files.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { type JudgedQuestion, judgeQuestions } from '@/lib/evaluation/question-set/judge'
import { reasonOf } from '@/lib/io/source-files'
import { readArguments } from './arguments'
import { type IndexedDocument, readQuestionCorpus } from './questions/question-corpus'
import { readMe } from './questions/read-me'

const USAGE = 'Usage: npm run eval -- questions DATA_DIR --out DIR'

export default async function evalQuestions(args: string[]): Promise<number> {
  const read = readArguments(args, { flags: [], options: ['--out'], usage: USAGE })
  if ('wrong' in read) return refuse(read.wrong)
  const out = read.options.get('--out')
  if (!out) return refuse(`It must be said where the set goes. ${USAGE}`)
  let corpus: IndexedDocument[]
  try {
    corpus = await readQuestionCorpus(read.folder)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return refuse(`${'path' in error ? error.path : read.folder}: ${reasonOf(error)}`)
  }
  const questions = judgeQuestions(corpus.map(({ document, indexing }) => ({ id: document.id, indexing })))
  const grades = await writeSet(out, corpus, questions)
  console.log(`${questions.length} questions, ${corpus.length} documents and ${grades} judgements in ${out}`)
  return 0
}

function refuse(line: string): number {
  process.stderr.write(`${line}\n`)
  return 2
}

/** The files of the set; how many judgements are in it. */
async function writeSet(folder: string, corpus: IndexedDocument[], questions: JudgedQuestion[]): Promise<number> {
  const judgements = questions.flatMap(({ id, grades }) => [...grades].map((grade) => [id, ...grade].join('\t')))
  const documents = corpus.map(({ document: { id, publicationTypes, ...rest } }) =>
    JSON.stringify({ _id: id, ...rest, publication_types: publicationTypes }),
  )
  await mkdir(folder, { recursive: true })
  const write = (name: string, content: string | Uint8Array) => writeFile(path.join(folder, name), content)
  await write('corpus.jsonl.gz', gzipSync(documents.map((line) => `${line}\n`).join('')))
  await write('queries.jsonl', questions.map(({ id, text }) => `${JSON.stringify({ _id: id, text })}\n`).join(''))
  await write('qrels.tsv', ['query-id\tcorpus-id\tscore', ...judgements].map((line) => `${line}\n`).join(''))
  await write('README.txt', readMe(questions))
  return judgements.length
}
