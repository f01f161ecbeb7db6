/**
 * npm run train -- roles DIR [--out FILE]       the weights from all of the folder, written where the portal reads them
 * npm run train -- roles DIR --hold-out [--json] what a model reaches on a tenth of the abstracts that it has not seen
 *
 * DIR holds roles.jsonl.gz ({id, title, sections: [{role, text}]}) and NICTA's nicta-*.txt.gz. The same files give the
 * same weights to the byte. The tenth that is held back is told by a hash of the identifiers, so it stays the same.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type LabelledAbstract, roleAt } from '@/lib/evaluation/labelled-abstract'
import { countedRole, roleAgreement } from '@/lib/evaluation/role-agreement'
import { featuresOf } from '@/lib/evidence/role-features'
import { ANY_ROLE, bestPath, MODEL_ROLES, type ModelRole, type RoleModel, roleBits } from '@/lib/evidence/role-model'
import { nictaExamples, type RoleExample, trainRoles } from '@/lib/evidence/role-training'
import { storedRoleModel } from '@/lib/evidence/role-weights'
import { splitSentences } from '@/lib/evidence/sentences'
import { reasonOf } from '@/lib/io/source-files'
import { readFileArguments, refuse, say } from '../eval/arguments'
import { readLabelledFiles } from '../eval/labelled-files'
import { roleTable } from '../eval/roles'

const USAGE = 'Usage: npm run train -- roles DIR [--hold-out] [--json] [--out FILE]'
const WEIGHTS = path.resolve(import.meta.dirname, '../../lib/evidence/role-weights.json')

type Example = RoleExample & { id: string; truth: (ModelRole | undefined)[] }

export default async function trainRolesOf(args: string[], signal: AbortSignal): Promise<number> {
  const read = readFileArguments(args, { flags: ['--hold-out', '--json'], options: ['--out'], usage: USAGE })
  if ('wrong' in read) return refuse(read.wrong)
  const [folder = '', second] = read.files
  if (second) return refuse(`One folder is needed. ${USAGE}`)
  const names = await readdir(folder).then((all) => all.sort(), reasonOf)
  if (typeof names === 'string') return refuse(`${folder}: ${names}`)
  const files = names
    .filter((name) => /^(roles\.jsonl|nicta-.*\.txt)\.gz$/.test(name))
    .map((name) => path.join(folder, name))
  const labelled = files.filter((file) => file.endsWith('.jsonl.gz'))
  const examples = (await readLabelledFiles(labelled, say, signal)).map(exampleOf)
  if (examples.length === 0) return refuse(`${folder}: no roles.jsonl.gz with abstracts in it`)
  const nicta: RoleExample[] = []
  for (const file of files) {
    if (!labelled.includes(file)) nicta.push(...nictaExamples(gunzipSync(await readFile(file)).toString()))
  }
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

function exampleOf(abstract: LabelledAbstract): Example {
  const spans = splitSentences(abstract.text)
  const truth = spans.map(({ start }) => countedRole(roleAt(abstract, start)))
  return {
    id: abstract.id,
    sentences: spans.map(({ start, end }) => abstract.text.slice(start, end)),
    allowed: truth.map((role) => (role ? roleBits(role) : ANY_ROLE)),
    truth,
  }
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
