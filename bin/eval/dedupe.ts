/**
 * npm run eval -- dedupe FILES [--pairs NUMBER] [--mistakes] [--json]
 *
 * How well the import tells works that are here already from those that are not. FILES are records in the layout of the
 * import; pairs are drawn from them and changed as other databases change a record (`lib/evaluation/mutated-work.ts`), the
 * same ones every time. None has a PMID to be known by.
 */
import { type DedupeAgreement, dedupeAgreement, judgedPairs, workPairs } from '@/lib/evaluation/dedupe-agreement'
import { entriesOf } from '@/lib/io/source-entries'
import { findSourceFiles } from '@/lib/io/source-files'
import { studyReaderFor } from '@/lib/records/study-reader'
import type { WorkToCompare } from '@/lib/references/match/comparable'
import { recordToCompare } from '@/lib/references/match/record-to-compare'
import { readFileArguments, refuse, say } from './arguments'

const USAGE = 'Usage: npm run eval -- dedupe FILES [--pairs NUMBER] [--mistakes] [--json]'
const PAIRS = 3000
const SEED = 20_261_129

export default async function evalDedupe(args: string[], signal: AbortSignal): Promise<number> {
  const read = readFileArguments(args, { flags: ['--json', '--mistakes'], options: ['--pairs'], usage: USAGE })
  if ('wrong' in read) return refuse(read.wrong)
  const count = Number(read.options.get('--pairs') ?? PAIRS)
  if (!Number.isInteger(count) || count < 5) return refuse(`--pairs needs a number of at least 5. ${USAGE}`)
  const works = await worksIn(read.files, signal)
  if (works.length < 100) return refuse(`${works.length} works were read: at least 100 are needed.`)
  const judged = judgedPairs(workPairs(works, count, SEED))
  if (read.flags.has('--mistakes')) {
    for (const { kind, decision, here, found, reasons } of judged) {
      const isRight = kind === 'same' ? decision === 'same' : decision !== 'same'
      if (!isRight) say(JSON.stringify({ kind, decision, reasons, here: brief(here), found: brief(found) }))
    }
  }
  const figures = dedupeAgreement(judged)
  console.log(read.flags.has('--json') ? JSON.stringify(figures) : inWords(works.length, figures))
  return 0
}

async function worksIn(names: string[], signal: AbortSignal): Promise<WorkToCompare[]> {
  const { files, missing } = await findSourceFiles(names, ['xml', 'jsonl'])
  for (const { name, reason } of missing) say(`${name}: not read, ${reason}`)
  const works = new Map<number, WorkToCompare>()
  for (const file of files) {
    for await (const entries of entriesOf(file, studyReaderFor)) {
      signal.throwIfAborted()
      for (const entry of entries) {
        if (entry.kind === 'study' && entry.record.pmid) works.set(entry.record.pmid, recordToCompare(entry.record))
      }
    }
  }
  return [...works.values()]
}

const brief = ({ title, doi, year, journals, volume, pages, firstAuthor }: WorkToCompare) =>
  [title, firstAuthor?.family, year, journals[0], volume, pages, doi].join(' | ')

const inWords = (works: number, figures: DedupeAgreement): string =>
  [
    `${figures.pairs} pairs of ${works} works`,
    `precision ${figures.precision.toFixed(4)}, recall ${figures.recall.toFixed(4)} (with those to decide ${figures.recall_with_maybe.toFixed(4)})`,
    `${figures.companions_merged} of ${figures.companions} companions merged, ${figures.others_merged} other works`,
    `${figures.to_decide} pairs for a person to decide`,
  ].join('\n')
