/**
 * npm run eval -- roles FILES [--json] [--out FILE]
 *
 * Gives every sentence of labelled abstracts a role without seeing the labels, and says how far that agrees with them.
 * A line of a file is {id, title, sections: [{role, text}]}; of `--out` {id, sentences: [{start, end, role, truth}]},
 * in UTF-16 units of the sections' texts with one space between them. The weights were trained on `roles.jsonl.gz`
 * as a whole; what they reach on a tenth they have not seen says `npm run train -- roles DIR --hold-out`.
 */
import { writeFile } from 'node:fs/promises'
import { judgedRoles } from '@/lib/evaluation/judged-roles'
import { type RoleAgreement, roleAgreement } from '@/lib/evaluation/role-agreement'
import { reasonOf } from '@/lib/io/source-files'
import { readFileArguments, refuse, say } from './arguments'
import { readLabelledFiles } from './labelled-files'

const USAGE = 'Usage: npm run eval -- roles FILES [--json] [--out FILE]'

export default async function evalRoles(args: string[], signal: AbortSignal): Promise<number> {
  const read = readFileArguments(args, { flags: ['--json'], options: ['--out'], usage: USAGE })
  if ('wrong' in read) return refuse(read.wrong)
  const out = read.options.get('--out')
  // A file that cannot be written is better known before than after.
  const refused = out && (await writeFile(out, '').then(() => '', reasonOf))
  if (refused) return refuse(`${out}: ${refused}`)
  const abstracts = await readLabelledFiles(read.files, say, signal)
  if (abstracts.length === 0) return refuse('No abstract was read.')
  const judged = abstracts.map((abstract) => ({ id: abstract.id, ...judgedRoles(abstract) }))
  if (out) await writeFile(out, judged.map(lineOf).join(''))
  const figures = roleAgreement(judged)
  console.log(read.flags.has('--json') ? JSON.stringify(figures) : roleTable(figures))
  return 0
}

const lineOf = ({ id, sentences, truth, found }: { id: string } & ReturnType<typeof judgedRoles>) =>
  `${JSON.stringify({
    id,
    sentences: sentences.map(({ start, end }, index) => ({ start, end, role: found[index], truth: truth[index] })),
  })}\n`

export function roleTable({ sentences, accuracy, macro_f1, by_role, baseline_macro_f1 }: RoleAgreement): string {
  const row = (name: string, cells: (string | number)[]) =>
    name.padEnd(14) + cells.map((cell) => String(cell).padStart(11)).join('')
  return [
    `${sentences} sentences, accuracy ${accuracy.toFixed(4)}, macro-F1 ${macro_f1.toFixed(4)} (by position alone ${baseline_macro_f1.toFixed(4)})`,
    row('', ['sentences', 'precision', 'recall', 'F1']),
    ...Object.entries(by_role).map(([role, { sentences, precision, recall, f1 }]) =>
      row(role, [sentences, ...[precision, recall, f1].map((value) => value.toFixed(4))]),
    ),
  ].join('\n')
}
