/**
 * npm run eval -- design FILES [--json] [--text-only] [--mistakes]
 *
 * Judges the designs of PubMed records with their publication types hidden, and says how far that agrees with the
 * types (`lib/evaluation/design-agreement.ts` has the rule). `--text-only` hides the MeSH headings as well;
 * `--mistakes` lists what was judged otherwise.
 */
import { type DesignAgreement, designAgreement, type Misjudged } from '@/lib/evaluation/design-agreement'
import { entriesOf } from '@/lib/io/source-entries'
import { findSourceFiles } from '@/lib/io/source-files'
import { PubmedReader } from '@/lib/pubmed/reader'
import type { StudyRecord } from '@/lib/records/study-record'
import { readFileArguments, refuse, say } from './arguments'

const USAGE = 'Usage: npm run eval -- design FILES [--json] [--text-only] [--mistakes]'

export default async function evalDesign(args: string[], signal: AbortSignal): Promise<number> {
  const read = readFileArguments(args, { flags: ['--json', '--text-only', '--mistakes'], options: [], usage: USAGE })
  if ('wrong' in read) return refuse(read.wrong)
  const { files, missing } = await findSourceFiles(read.files, ['xml'])
  for (const { name, reason } of missing) say(`${name}: ${reason}`)
  if (files.length === 0) return refuse(`No PubMed XML to read. ${USAGE}`)
  const records = new Map<number | string, StudyRecord>()
  for (const file of files) {
    for await (const entries of entriesOf(file, () => new PubmedReader())) {
      signal.throwIfAborted()
      for (const entry of entries) {
        if (entry.kind === 'study') records.set(entry.record.pmid ?? records.size, entry.record)
        else if (entry.kind === 'break') say(`${file.name}: ${entry.reason}`)
      }
    }
  }
  if (records.size === 0) return refuse('No record was read.')
  const figures = designAgreement(records.values(), {
    headings: !read.flags.has('--text-only'),
    ...(read.flags.has('--mistakes') && { onMistake: tell }),
  })
  console.log(read.flags.has('--json') ? JSON.stringify(figures) : table(figures))
  return 0
}

const tell = ({ truth, found, record }: Misjudged) =>
  say(
    `${record.pmid}\t${truth ?? '–'}\t${found ?? '–'}\t${record.abstract.length > 0 ? '' : '(no abstract) '}${record.title.text}`,
  )

function table({ records, settled, accuracy, older_than_type, by_design }: DesignAgreement): string {
  const row = (name: string, cells: (string | number)[]) =>
    name.padEnd(20) + cells.map((cell) => String(cell).padStart(11)).join('')
  return [
    `${records} records, of ${settled} the types settle the design; ${(accuracy * 100).toFixed(1)} % of these agree`,
    ...(older_than_type > 0
      ? [
          `${older_than_type} typed Review before there was a type for systematic reviews, found systematic: not counted`,
        ]
      : []),
    row('', ['typed', 'judged', 'precision', 'recall', 'F1']),
    ...Object.entries(by_design).map(([name, { truth, found, precision, recall, f1 }]) =>
      row(name, [truth, found, ...[precision, recall, f1].map((value) => value.toFixed(3))]),
    ),
  ].join('\n')
}
