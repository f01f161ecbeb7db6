import postgres from 'postgres'
import { disconnect } from '@/db/connection/disconnect'
import { connect } from '@/db/connection/pool'
import { keepSpace } from '@/db/search/index/latent-spaces'
import { workOn } from '@/db/settings/settings'
import type { Question } from '@/lib/evaluation/beir'
import { type Quality, qualityOf } from '@/lib/evaluation/metrics'
import type { BeirFolder } from '@/lib/io/beir-folder'
import { runImportCommand } from '../import-command'
import { enterScratchServer } from '../scratch-server'
import { makePlainTexts, type Rankings, rankByBm25, rankByCoverDensity } from './baselines'
import { loadCorpus } from './load-corpus'
import { makeReader, readerSearch } from './reader-search'

/** How far down a ranking is looked at. */
const DEPTH = 100

/** How good the portal's search was, and two baselines on the same questions; and what it ranked. */
export type SearchEvaluation = {
  figures: { queries: number } & Quality & { bm25: Quality; ts_rank_cd: Quality }
  /** Identities of documents, the best first, by question. */
  rankings: Map<string, string[]>
}

export type SearchEvaluationOptions = {
  /** A file of MeSH that is imported before the documents. */
  mesh?: string
  say: (line: string) => void
  signal?: AbortSignal
}

/**
 * Loads the collection into a database of its own, asks every judged question as a reader would, and drops the
 * database. The pool of the process is the evaluation's for as long as it runs.
 */
export async function evaluateSearch(folder: BeirFolder, options: SearchEvaluationOptions): Promise<SearchEvaluation> {
  const server = await enterScratchServer()
  try {
    await disconnect()
    const url = await server.createDatabase('eval')
    workOn(url)
    return await evaluateOn(url, folder, options)
  } finally {
    await disconnect()
    await server.leave()
  }
}

async function evaluateOn(
  url: string,
  { questions, judgements, documents }: BeirFolder,
  { mesh, say, signal }: SearchEvaluationOptions,
): Promise<SearchEvaluation> {
  if (mesh) {
    say('Importing the vocabulary …')
    await runImportCommand(['mesh', mesh], url)
    signal?.throwIfAborted()
  }
  const identities = await loadCorpus(url, documents(), (count) => say(`${count} documents loaded`), signal)
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await placeStudies(url)
    await owner`analyze`
    const found = await askAll(questions, say, signal)
    say('Ranking with ts_rank_cd and BM25 …')
    await makePlainTexts(owner)
    signal?.throwIfAborted()
    const plain = await rankByCoverDensity(owner, questions, DEPTH)
    const bm25 = await rankByBm25(owner, questions, DEPTH)
    const named = (rankings: Rankings) =>
      new Map([...rankings].map(([id, studies]) => [id, studies.map((study) => identities.get(study) as string)]))
    const quality = (rankings: Rankings) => rounded(qualityOf(named(rankings), judgements))
    return {
      figures: {
        queries: judgements.size,
        ...quality(found),
        bm25: quality(bm25),
        ts_rank_cd: quality(plain),
      },
      rankings: named(found),
    }
  } finally {
    await owner.end({ timeout: 5 })
  }
}

/** What the portal does in the background after an import. */
async function placeStudies(url: string): Promise<void> {
  const sql = connect(url, 'precis_import', 1)
  try {
    while (await keepSpace(sql));
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function askAll(questions: Question[], say: (line: string) => void, signal?: AbortSignal): Promise<Rankings> {
  const viewer = await makeReader()
  const rankings: Rankings = new Map()
  for (const { id, text } of questions) {
    signal?.throwIfAborted()
    // A reader who types nothing is shown everything, which is no answer to anything.
    rankings.set(id, text ? await readerSearch(viewer, text, DEPTH) : [])
    if (rankings.size % 100 === 0) say(`${rankings.size} of ${questions.length} questions asked`)
  }
  return rankings
}

const rounded = ({ ndcg10, mrr10, recall100 }: Quality): Quality => ({
  ndcg10: round(ndcg10),
  mrr10: round(mrr10),
  recall100: round(recall100),
})

const round = (value: number) => Math.round(value * 1e5) / 1e5
