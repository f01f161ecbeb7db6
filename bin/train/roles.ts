/**
 * npm run train -- roles DIR [--out FILE]       the weights from all of the folder, written where the portal reads them
 * npm run train -- roles DIR --hold-out [--json] what a model reaches on a tenth of the abstracts that it has not seen
 *
 * DIR holds roles.jsonl.gz ({id, title, sections: [{role, text}]}) and NICTA's nicta-*.txt.gz. The same files give the
 * same weights to the byte. The tenth that is held back is stated by a hash of the identifiers, so it stays the same.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { roleAgreement } from '@/lib/evaluation/role-agreement'
import { featuresOf } from '@/lib/evidence/role-features'
import { bestPath, MODEL_ROLES, type ModelRole, type RoleModel } from '@/lib/evidence/role-model'
import { trainRoles } from '@/lib/evidence/role-training'
import { storedRoleModel } from '@/lib/evidence/role-weights'
import { readFileArguments, refuse, say } from '../eval/arguments'
import { roleTable } from '../eval/roles'
import { type LabelledExample as Example, readRoleExamples } from './role-examples'

const USAGE = 'Usage: npm run train -- roles DIR [--hold-out] [--json] [--out FILE]'
const WEIGHTS = path.resolve(import.meta.dirname, '../../lib/evidence/role-weights.json')

export default async function trainRolesOf(args: string[], signal: AbortSignal): Promise<number> {
  const read = readFileArguments(args, { flags: ['--hold-out', '--json'], options: ['--out'], usage: USAGE })
  if ('wrong' in read) return refuse(read.wrong)
  const [folder = '', second] = read.files
  if (second) return refuse(`One folder is needed. ${USAGE}`)
  const found = await readRoleExamples(folder, say, signal)
  if ('wrong' in found) return refuse(found.wrong)
  const { files, labelled: examples, nicta } = found
  const held = examples.filter(({ id }) => isHeldBack(id))
  const rest = examples.filter(({ id }) => !isHeldBack(id))
  const figures = agreement(trainRoles([...rest, ...nicta]), held)
  say(`Trained on ${rest.length} labelled abstracts and ${nicta.length} of NICTA, tried on ${held.length} others.`)
  console.log(read.flags.has('--json') ? JSON.stringify(figures) : roleTable(figures))
  if (read.flags.has('--hold-out')) return 0
  const about = {
    how: 'npm run train -- roles DIR: an averaged structured perceptron, see role-training.ts',
    trained: `${examples.length} abstracts of roles.jsonl.gz (all of them) and ${nicta.length} of NICTA`,
    files: Object.fromEntries(await Promise.all(files.map(async (file) => [path.basename(file), await hashOf(file)]))),
    heldBack: {
      what: `a model trained without the ${held.length} abstracts of a tenth, tried on these`,
      macro_f1: figures.macro_f1,
      accuracy: figures.accuracy,
      baseline_macro_f1: figures.baseline_macro_f1,
    },
  }
  const out = read.options.get('--out') ?? WEIGHTS
  await writeFile(out, storedRoleModel(trainRoles([...examples, ...nicta]), about))
  say(`The weights from all of them are in ${out}.`)
  return 0
}

const isHeldBack = (id: string) => (createHash('sha256').update(id).digest()[0] as number) % 10 === 0

const hashOf = async (file: string) =>
  `sha256 ${createHash('sha256')
    .update(await readFile(file))
    .digest('hex')}`

const agreement = (model: RoleModel, examples: Example[]) =>
  roleAgreement(
    examples.map(({ sentences, truth }) => {
      const path = bestPath(model, featuresOf(sentences))
      return {
        truth,
        found: truth.map((_, index) => MODEL_ROLES[path[Math.min(index, path.length - 1)] as number] as ModelRole),
      }
    }),
  )
