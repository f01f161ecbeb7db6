import type { ImportSql } from '@/db/connection/copy-rows'
import { loadCandidates, studyIdOf, studyWorkKey } from '@/db/references/candidates'
import type { ReferenceItem } from '@/lib/io/reference-items'
import { comparable } from '@/lib/references/match/comparable'
import { type FoundWork, KnownWorks } from '@/lib/references/match/known-works'
import { BY_DOI_ALONE } from '@/lib/references/match/match'
import { referenceToCompare } from '@/lib/references/match/record-to-compare'
import type { ParsedReference } from '@/lib/references/parsed-reference'
import type { UploadChoice } from '@/lib/references/upload'
import { askedBy } from './asked-by'

/** What is to become of one record of a reference file, and why. */
export type Decision = {
  decision: 'new' | 'same' | 'maybe' | 'skip' | 'broken'
  /** The study that it is or may be; of a "same" within one batch, what names it there. */
  studyId: number | null
  /** What a new one is known by, and what one of the same batch refers to. */
  workKey: string | null
  score: number | null
  reasons: string[]
  chosenBy: 'rule' | 'person'
}

export type DecideOptions = {
  /** Whoever imports has said that what may be here is new. */
  addUndecided: boolean
  /** What a person has decided of single records, by their place in the file. */
  choices?: ReadonlyMap<number, Choice>
}

/** A decision of a person, and the work that it was made against: a study, or a record of the same file. */
export type Choice = { choice: UploadChoice; workKey: string | null }

/** Names a reference within its file: importing the same bytes again finds what they made. */
export const referenceKey = ({ file, ordinal }: ReferenceItem) => `reference:${file.sha256.slice(0, 24)}:${ordinal}`

/**
 * Decides for each item in its order. Each meets the studies that are here and the references before it, also those of an
 * earlier call with the same `known`.
 */
export async function decideReferences(
  tx: ImportSql,
  items: ReferenceItem[],
  options: DecideOptions,
  known = new KnownWorks(),
): Promise<Decision[]> {
  const before = await importedBefore(tx, items)
  const compared = new Map(
    items.flatMap((item) => {
      if (item.entry.kind !== 'reference') return []
      const { reference } = item.entry
      return [[item, { reference, comparable: comparable(referenceToCompare(reference)) }]] as const
    }),
  )
  await loadCandidates(askedBy(tx), [...compared.values()], known)
  const chosen = await chosenWorks(tx, items, options, known)
  return items.map((item) => {
    const asked = compared.get(item)
    if (!asked) return undecidable('broken', item.entry.kind === 'reference' ? '' : item.entry.reason)
    const studyId = before.get(referenceKey(item))
    if (studyId)
      return { ...HERE, studyId, workKey: studyWorkKey(studyId), reasons: ['imported from this file before'] }
    const found = known.best(asked.comparable)
    const choice = options.choices?.get(item.ordinal)
    const byPerson = choice && decisionBy(choice, found, chosen)
    if (byPerson) return byPerson
    if (!isTitled(asked.reference)) return byNumberAlone(found, item.file.format === 'identifiers')
    // Another study than the one that it was shown beside is new, and one that the rules are sure of is that one.
    const isOther = choice?.choice === 'new' && (found?.decision !== 'same' || found.key === choice.workKey)
    const decision = isOther ? newBy(found, referenceKey(item)) : decisionOf(found, options, referenceKey(item))
    if (decision.decision === 'new') known.add({ key: decision.workKey as string, comparable: asked.comparable })
    return decision
  })
}

const HERE: Decision = { decision: 'same', studyId: null, workKey: null, score: 1, reasons: [], chosenBy: 'rule' }

const undecidable = (decision: 'broken' | 'skip', reason: string): Decision => ({
  ...HERE,
  decision,
  score: null,
  reasons: [reason],
})

export const isTitled = (reference: ParsedReference): reference is ParsedReference & { title: string } =>
  reference.title !== undefined

/** The works that somebody has said records to be, as far as they are here: however they look by now. */
async function chosenWorks(
  tx: ImportSql,
  items: ReferenceItem[],
  { choices }: DecideOptions,
  known: KnownWorks,
): Promise<(key: string) => boolean> {
  const ids = items.flatMap(({ ordinal }) => studyIdOf(choices?.get(ordinal)?.workKey ?? '') ?? [])
  const rows = ids.length > 0 ? await tx`select id::int from studies where id = any(${ids}::bigint[])` : []
  const here = new Set(rows.map(({ id }) => studyWorkKey(id)))
  return (key) => here.has(key) || known.has(key)
}

/** What a person has decided: that it is another study than the one shown is for the rules to carry out. */
function decisionBy(
  { choice, workKey }: Choice,
  found: FoundWork | null,
  isHere: (key: string) => boolean,
): Decision | null {
  const by = { chosenBy: 'person' as const, score: found?.score ?? null }
  if (choice === 'new') return null
  if (choice === 'skip') return { ...undecidable('skip', 'Left out by a person'), ...by }
  if (!workKey || !isHere(workKey))
    return { ...undecidable('skip', 'The study that it was decided to be is not here any more'), ...by }
  return { ...HERE, ...by, studyId: studyIdOf(workKey), workKey, reasons: found?.reasons ?? [] }
}

const newBy = (found: FoundWork | null, key: string): Decision => ({
  ...decisionOf(found && { ...found, decision: 'maybe' }, { addUndecided: true }, key),
  chosenBy: 'person',
})

function decisionOf(found: FoundWork | null, { addUndecided }: DecideOptions, key: string): Decision {
  const isNew = !found || found.decision === 'linked' || (found.decision === 'maybe' && addUndecided)
  return {
    decision: isNew ? 'new' : found.decision === 'same' ? 'same' : 'maybe',
    studyId: isNew ? null : studyIdOf(found.key),
    workKey: isNew ? key : found.key,
    score: found?.score ?? null,
    reasons: found ? [...(isNew ? [`beside ${nameOf(found.key)}`] : []), ...found.reasons] : [],
    chosenBy: found?.decision === 'maybe' && isNew ? 'person' : 'rule',
  }
}

/**
 * A number without a title finds what is here and adds nothing. One DOI may stand on several works, so that of a record it
 * is left to a person; in a list of numbers it asks for nothing else.
 */
function byNumberAlone(found: FoundWork | null, isList: boolean): Decision {
  if (!found) return undecidable('skip', 'No study here has this number, and the file has no title')
  if (found.decision === 'same' || found.decision === 'maybe') {
    const { key, score, reasons } = found
    const isFound = isList && reasons[0] === BY_DOI_ALONE
    return {
      ...HERE,
      decision: isFound ? 'same' : found.decision,
      studyId: studyIdOf(key),
      workKey: key,
      score,
      reasons,
    }
  }
  return undecidable('skip', 'No study here has this number, and the file has no title')
}

const nameOf = (key: string) => (key.startsWith('study ') ? key : 'another reference of this file')

/** What earlier imports of the same files made of these records. */
async function importedBefore(tx: ImportSql, items: ReferenceItem[]): Promise<Map<string, number>> {
  const files = [...new Set(items.map(({ file }) => file.sha256))]
  const rows = await tx`
    select i.sha256, r.ordinal, r.study_id::int from reference_import_rows r join reference_imports i on i.id = r.import_id
    where i.sha256 = any(${files}::text[]) and i.state = 'applied' and r.study_id is not null
      and r.ordinal = any(${items.map(({ ordinal }) => ordinal)}::int[]) and r.decision in ('new', 'same')`
  return new Map(rows.map((row) => [`reference:${row.sha256.slice(0, 24)}:${row.ordinal}`, row.study_id]))
}
