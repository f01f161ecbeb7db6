/**
 * npm run eval -- tldr FILES [--prompts CSV] [--json] [--out FILE]
 *
 * Drafts the TL;DR of labelled abstracts without seeing the labels, and counts what can be counted of it, beside the
 * last sentence and the first sentence of the authors' conclusions. A line of a file is {id, title, sections: [{role,
 * text}]}; the CSV has PMCID, Intervention, Comparator, Outcome. A line of `--out` is {id, tldr, source: [start, end]}
 * in UTF-16 units of the sections' texts with one space between them; `tldr` is null where there is none, with `none`.
 */
import { writeFile } from 'node:fs/promises'
import { judgedTldrs, readPrompts } from '@/lib/evaluation/judged-tldrs'
import { type TldrQuality, tldrQuality } from '@/lib/evaluation/tldr-quality'
import { reasonOf } from '@/lib/io/source-files'
import { readFileArguments, refuse, say } from './arguments'
import { readLabelledFiles } from './labelled-files'
import { wholeText } from './whole-text'

const USAGE = 'Usage: npm run eval -- tldr FILES [--prompts CSV] [--json] [--out FILE]'

export default async function evalTldr(args: string[], signal: AbortSignal): Promise<number> {
  const read = readFileArguments(args, { flags: ['--json'], options: ['--prompts', '--out'], usage: USAGE })
  if ('wrong' in read) return refuse(read.wrong)
  const out = read.options.get('--out')
  const file = read.options.get('--prompts')
  const csv = file === undefined ? null : await wholeText(file)
  if (csv && 'wrong' in csv) return refuse(csv.wrong)
  const prompts = csv ? readPrompts(csv.text) : undefined
  if (prompts?.size === 0) return refuse(`${file}: no row with PMCID, Intervention, Comparator and Outcome`)
  // A file that cannot be written is better known before than after.
  const refused = out && (await writeFile(out, '').then(() => '', reasonOf))
  if (refused) return refuse(`${out}: ${refused}`)
  const abstracts = await readLabelledFiles(read.files, say, signal)
  if (abstracts.length === 0) return refuse('No abstract was read.')
  const { drafted, last, firstConclusion } = judgedTldrs(abstracts)
  if (out) {
    const line = ({ abstract: { id }, tldr, none }: (typeof drafted)[number]) =>
      JSON.stringify(
        tldr ? { id, tldr: tldr.text, source: [tldr.start, tldr.end] } : { id, tldr: null, source: null, none },
      )
    await writeFile(out, drafted.map((each) => `${line(each)}\n`).join(''))
  }
  const figures = {
    abstracts: abstracts.length,
    with_prompts: abstracts.filter(({ id }) => prompts?.has(id)).length,
    drafted: drafted.filter(({ tldr }) => tldr).length,
    ...tldrQuality(drafted, prompts),
    baseline: { last: tldrQuality(last, prompts), first_conclusion: tldrQuality(firstConclusion, prompts) },
  }
  console.log(read.flags.has('--json') ? JSON.stringify(figures) : table(figures))
  return 0
}

type Figures = TldrQuality & {
  abstracts: number
  with_prompts: number
  drafted: number
  baseline: { last: TldrQuality; first_conclusion: TldrQuality }
}

function table({ abstracts, with_prompts, drafted, baseline, ...ours }: Figures): string {
  const columns = [ours, baseline.last, baseline.first_conclusion]
  const shown = (value: number | null) =>
    value === null ? '–' : Number.isInteger(value) ? String(value) : value.toFixed(4)
  const row = (name: string, cells: string[]) => name.padEnd(24) + cells.map((cell) => cell.padStart(18)).join('')
  return [
    `${abstracts} abstracts, ${with_prompts} of them with prompts; ${drafted} have a TL;DR`,
    row('', ['TL;DR', 'last sentence', 'first conclusion']),
    ...(Object.keys(ours) as (keyof TldrQuality)[]).map((name) =>
      row(
        name,
        columns.map((column) => shown(column[name])),
      ),
    ),
  ].join('\n')
}
