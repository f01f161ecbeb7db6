/**
 * npm run train -- findings FILES [--texts FILE_OR_FOLDER] [--roles DIR] [--hold-out] [--json] [--out FILE]
 *
 * FILES are annotated abstracts as `npm run eval -- findings` reads them; lines that say `"set": "aside"` are left out. The
 * roles of their sentences are stated by a model that has not seen these abstracts, trained on the rest of `--roles`, so
 * that what is learned holds for abstracts whose roles are stated no better. Figures are of tenths that were held back, by
 * abstract, with near duplicates together. The same files give the same model to the byte; `--hold-out` writes none.
 */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type AnnotatedFinding, togetherById } from '@/lib/evaluation/annotated-finding'
import { hasResult } from '@/lib/evaluation/finding-agreement'
import { type FindingText, sectionStarts } from '@/lib/evaluation/finding-text'
import { refusalFor } from '@/lib/evidence/draft-refusal'
import { SENTENCE_KINDS, storedFindingModel, worthOf } from '@/lib/evidence/finding/finding-model'
import { type HeldClaim, heldFigures, type LearnedStudy, trainFindings } from '@/lib/evidence/finding/finding-training'
import { readAbstract } from '@/lib/evidence/reading'
import type { RoleModel } from '@/lib/evidence/role-model'
import { trainRoles } from '@/lib/evidence/role-training'
import { namesOf } from '@/lib/evidence/short-form'
import { readFileArguments, refuse, say } from '../eval/arguments'
import { FINDING_TEXTS, findTexts } from '../eval/finding-texts'
import { readFindings } from '../eval/read-findings'
import { readRoleExamples } from './role-examples'

const USAGE =
  'Usage: npm run train -- findings FILES [--texts FILE_OR_FOLDER] [--roles DIR] [--hold-out] [--json] [--out FILE]'
const WEIGHTS = path.resolve(import.meta.dirname, '../../lib/evidence/finding/finding-weights.json')
const ROLES = '../shared/data/appraisal'
/** The share of claims of trials that may mislead, and the share of claims of other studies and of results alone that has to be right. */
const MISLEADING = 0.025
const RIGHT = 0.84

export default async function trainFindingsOf(args: string[], signal: AbortSignal): Promise<number> {
  const options = ['--texts', '--roles', '--out']
  const read = readFileArguments(args, { flags: ['--hold-out', '--json'], options, usage: USAGE })
  if ('wrong' in read) return refuse(read.wrong)
  const annotated = await readFindings(read.files)
  if ('wrong' in annotated) return refuse(annotated.wrong)
  const learned = annotated.readings.filter(({ set }) => set !== 'aside')
  const files = new Map(learned.map(({ id, file }) => [id, path.basename(file)]))
  const findings = togetherById(learned)
  const given = read.options.get('--texts')
  const found = await findTexts(given ? [given] : FINDING_TEXTS, findings, say, signal)
  const texts = new Map<string, FindingText>([...annotated.texts, ...found])
  const known = findings.filter(({ id }) => texts.has(id))
  if (known.length < 20) return refuse(`The texts of only ${known.length} of ${findings.length} abstracts were found.`)
  const examples = await readRoleExamples(read.options.get('--roles') ?? ROLES, say, signal)
  if ('wrong' in examples) return refuse(examples.wrong)
  const seen = new Set(known.map(({ id }) => id))
  const roles = trainRoles([...examples.labelled.filter(({ id }) => !seen.has(id)), ...examples.nicta])
  const studies = known.flatMap((finding) => {
    const study = studyOf(finding, texts.get(finding.id) as FindingText, files.get(finding.id) ?? '', roles)
    return study ? [study] : []
  })
  const { model, held } = trainFindings(studies, (all) => {
    const other = leastRight(all.filter(({ isTrial }) => !isTrial))
    const results = leastRight(all.filter(({ claim }) => claim?.isOfResults))
    const trials = all.filter(
      ({ isTrial, claim }) => isTrial && claim && !(claim.isOfResults && worthOf(claim) < results),
    )
    return { trial: leastHarmless(trials), other, results }
  })
  const sets = [...new Set(held.map(({ set }) => set))]
  const figures = {
    studies: studies.length,
    least: model.least,
    by_set: Object.fromEntries(
      sets.map((set) => [
        set,
        heldFigures(
          held.filter((each) => each.set === set),
          model.least,
        ),
      ]),
    ),
    all: heldFigures(held, model.least),
    curve: [1, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5].map((share) =>
      curveAt(
        held.filter(({ isTrial }) => isTrial),
        share,
      ),
    ),
    curve_others: [0.9, 0.8, 0.7, 0.6, 0.5, 0.4].map((share) =>
      curveAt(
        held.filter(({ isTrial }) => !isTrial),
        share,
      ),
    ),
    calibration: calibration(held),
  }
  console.log(read.flags.has('--json') ? JSON.stringify(figures) : JSON.stringify(figures, null, 1))
  if (read.flags.has('--hold-out')) return 0
  const out = read.options.get('--out') ?? WEIGHTS
  const about = {
    how: 'npm run train -- findings FILES: boosted trees, see finding-training.ts',
    trained: `${studies.length} annotated abstracts`,
    heldBack: { what: 'tenths of the abstracts, each tried with a model that had not seen it', ...figures.by_set },
  }
  await writeFile(out, storedFindingModel(model, about))
  say(`The model is in ${out}.`)
  return 0
}

function studyOf(finding: AnnotatedFinding, text: FindingText, set: string, roles: RoleModel): LearnedStudy | null {
  const reading = readAbstract(text.title, text.abstract, roles)
  if (refusalFor(reading, text.publicationTypes)) return null
  const starts = sectionStarts(text)
  const kinds = reading.sentences.map(({ section, start, end }) => {
    const from = (starts[section] as number) + start
    const to = (starts[section] as number) + end
    const place = finding.sents.findIndex(
      ([first, last]) => 2 * (Math.min(to, last) - Math.max(from, first)) > to - from,
    )
    return kindAt(finding, place)
  })
  // Titles that begin alike are of the same study, or of one that is stated twice.
  const name = text.title.toLowerCase().replace(/\P{L}/gu, '').slice(0, 60) || finding.id
  const group = createHash('sha256').update(name).digest().readUInt32BE(0)
  return { group, set, reading, names: namesOf(reading), kinds, hasResult: hasResult(finding) }
}

/** Of two readings the one that says less for a sentence counts. */
function kindAt({ readings }: AnnotatedFinding, place: number): number {
  if (readings.some(({ misleading }) => misleading.includes(place))) return SENTENCE_KINDS.indexOf('misleading')
  return SENTENCE_KINDS.indexOf(readings.every(({ main }) => main.includes(place)) ? 'main' : 'other')
}

const byWorth = (held: readonly HeldClaim[]) =>
  held.flatMap(({ claim }) => (claim ? [worthOf(claim)] : [])).sort((one, other) => other - one)

/** From which worth on so many of the claims tell the main result. */
const leastRight = (held: readonly HeldClaim[]): number =>
  leastWhere(held, (counts, made) => (counts[0] as number) / made >= RIGHT)

/** From which worth on so few of the claims mislead. */
const leastHarmless = (held: readonly HeldClaim[]): number =>
  leastWhere(held, (counts, made) => (counts[1] as number) / made <= MISLEADING)

/** The least worth from which on the claims are as they should be, by how many there are of each kind. */
function leastWhere(held: readonly HeldClaim[], suits: (counts: readonly number[], made: number) => boolean): number {
  const made = held.flatMap(({ claim, kind }) => (claim ? [{ worth: worthOf(claim), kind }] : []))
  made.sort((one, other) => other.worth - one.worth)
  const counts = SENTENCE_KINDS.map(() => 0)
  let least = 1
  made.forEach(({ worth, kind }, index) => {
    ;(counts[kind] as number)++
    if (suits(counts, index + 1)) least = worth
  })
  return Math.round(least * 1000) / 1000
}

function curveAt(held: readonly HeldClaim[], share: number) {
  const worths = byWorth(held)
  const least = worths[Math.round(share * held.filter(({ hasResult: has }) => has).length) - 1] ?? worths.at(-1) ?? 0
  const { claimed, main, misleading } = heldFigures(held, { trial: least, other: least, results: least })
  return [claimed, main, misleading, least].map((value) => Math.round(value * 1000) / 1000)
}

/** How often the surest claims came true, by how sure they were said to be. */
function calibration(held: readonly HeldClaim[]) {
  return [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((from, index, all) => {
    const within = held.filter(
      ({ claim }) => claim && claim.certainty.main >= from && claim.certainty.main < (all[index + 1] ?? 1.01),
    )
    const mean = (value: (each: HeldClaim) => number) =>
      within.length === 0
        ? null
        : Math.round((1000 * within.reduce((sum, each) => sum + value(each), 0)) / within.length) / 1000
    return {
      from,
      claims: within.length,
      said_main: mean(({ claim }) => claim?.certainty.main ?? 0),
      main: mean(({ kind }) => (kind === 0 ? 1 : 0)),
      said_misleading: mean(({ claim }) => claim?.certainty.misleading ?? 0),
      misleading: mean(({ kind }) => (kind === 1 ? 1 : 0)),
    }
  })
}
