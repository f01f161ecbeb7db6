import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import type { Quality } from '@/lib/evaluation/metrics'
import { trecRun } from '@/lib/evaluation/trec-run'
import { type BadLine, openBeirFolder } from '@/lib/io/beir-folder'
import { reasonOf } from '@/lib/io/source-files'
import { readArguments, refuse, say } from './arguments'
import { evaluateSearch, type SearchEvaluation } from './evaluate-search'

const USAGE = 'Usage: npm run eval -- search DIR [--mesh FILE] [--json] [--out FILE]'

/** How many bad lines are told one by one. */
const TOLD = 20

/** How well the portal's search answers the judged questions of a folder, beside BM25 and ts_rank_cd. */
export default async function evalSearch(args: string[], signal: AbortSignal): Promise<number> {
  const read = readArguments(args, { flags: ['--json'], options: ['--mesh', '--out'], usage: USAGE })
  if ('wrong' in read) return refuse(read.wrong)
  const out = read.options.get('--out')
  const mesh = read.options.get('--mesh')
  if (mesh && !existsSync(mesh)) return refuse(`${mesh}: there is no such file or folder`)
  let bad = 0
  const folder = await openBeirFolder(read.folder, (line) => {
    if (++bad <= TOLD) say(badLine(line))
  })
  if ('wrong' in folder) return refuse(folder.wrong)
  // A run that cannot be written is better known before than after.
  const refused = out && (await writeFile(out, '').then(() => '', reasonOf))
  if (refused) return refuse(`${out}: ${refused}`)
  const { figures, rankings } = await evaluateSearch(folder, { mesh, say, signal })
  if (bad > TOLD) say(`and ${bad - TOLD} more lines were not taken`)
  if (out) await writeFile(out, [...rankings].map(([id, ranking]) => trecRun(id, ranking)).join(''))
  console.log(read.flags.has('--json') ? JSON.stringify(figures) : table(figures))
  return 0
}

const badLine = ({ file, line, reason }: BadLine) =>
  line ? `${file}:${line}: not taken, ${reason}` : `${file}: ${reason}`

function table({ queries, bm25, ts_rank_cd, ...ours }: SearchEvaluation['figures']): string {
  const row = (name: string, cells: string[]) => name.padEnd(14) + cells.map((cell) => cell.padStart(11)).join('')
  const figures = (name: string, { ndcg10, mrr10, recall100 }: Quality) =>
    row(
      name,
      [ndcg10, mrr10, recall100].map((value) => value.toFixed(4)),
    )
  return [
    row(`${queries} questions`, ['nDCG@10', 'MRR@10', 'recall@100']),
    figures('search', ours),
    figures('BM25', bm25),
    figures('ts_rank_cd', ts_rank_cd),
  ].join('\n')
}
