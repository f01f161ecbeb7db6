import { eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { readCorpus } from '@/db/connection/with-viewer'
import { journals, studies } from '@/db/schema/studies'
import { AppError } from '@/lib/access/app-error'
import { authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { Alert } from '@/lib/references/check/alert'
import type { CheckedReference } from '@/lib/references/check/checked-reference'
import { MOST_CHECKED_BYTES } from '@/lib/references/check/checked-reference'
import { type ReferenceToCheck, referencesToCheck } from '@/lib/references/check/references-to-check'
import { comparable } from '@/lib/references/match/comparable'
import { type FoundWork, isCloser, KnownWorks } from '@/lib/references/match/known-works'
import { BY_DOI_ALONE } from '@/lib/references/match/match'
import { referenceToCompare } from '@/lib/references/match/record-to-compare'
import type { ParsedReference } from '@/lib/references/parsed-reference'
import { studyAddress } from '@/lib/studies/study-address'
import { readAlerts } from './alerts'
import { type AskedReference, loadCandidates, studyIdOf } from './candidates'
import { readListed } from './listed'

/** Titles that are asked for at once. */
const A_PIECE = 500

export type ReferenceCheck = { references: CheckedReference[]; more: boolean }

/**
 * Says of each reference of a manuscript which study it is here and what is known against it: retracted, under concern,
 * corrected, with a newer version or a later review. Nothing of it is kept.
 */
export async function checkReferences(viewer: Viewer, content: Buffer): Promise<ReferenceCheck> {
  authorize(viewer, 'study.read')
  if (content.length > MOST_CHECKED_BYTES) throw new AppError('invalid', 'At most 2 MB are checked at once.')
  const read = referencesToCheck(content)
  if ('reason' in read) throw new AppError('invalid', read.reason)
  const { references, more } = read
  return readCorpus(viewer, async (tx) => ({ references: await checked(tx, references), more }))
}

type Found = FoundWork & { studyId: number }

async function checked(tx: Transaction, references: ReferenceToCheck[]): Promise<CheckedReference[]> {
  const asked = references.map(({ readings }) => readings.map(toCompare))
  const known = new KnownWorks()
  const all = asked.flat()
  for (let at = 0; at < all.length; at += A_PIECE)
    await loadCandidates((query) => tx.execute(query), all.slice(at, at + A_PIECE), known)
  const found = asked.map((readings) => closest(known, readings))
  const ids = [...new Set(found.flatMap((work) => work?.studyId ?? []))]
  const [shown, alerts] = [await readShown(tx, ids), await readAlerts(tx, ids)]
  const listed = await readListed(
    tx,
    references.map(({ readings: [first] }, at) => (found[at] ? {} : { pmid: first?.pmid, doi: first?.doi })),
  )
  return references.map(({ text, readings }, at) => {
    const work = found[at]
    const study = work && shown.get(work.studyId)
    const base = { number: at + 1, text }
    if (work && study)
      return {
        ...base,
        identity: identityOf(work, readings),
        study,
        reasons: work.reasons,
        alerts: alerts.get(work.studyId) ?? [],
      }
    const lists: Alert[] = listed[at] ?? []
    const identity = readings.length === 0 ? 'unread' : lists.length > 0 ? 'elsewhere' : 'not-here'
    return { ...base, identity, study: null, reasons: [], alerts: lists }
  })
}

const toCompare = (reference: ParsedReference): AskedReference => ({
  reference,
  comparable: comparable(referenceToCompare(reference)),
})

/** Of all readings of one reference the study that it most likely is; a companion of it is another work. */
function closest(known: KnownWorks, readings: AskedReference[]): Found | null {
  let best: Found | null = null
  for (const { comparable } of readings) {
    const work = known.best(comparable)
    const studyId = work && work.decision !== 'linked' ? studyIdOf(work.key) : null
    if (work && studyId && (!best || isCloser(work, best))) best = { ...work, studyId }
  }
  return best
}

/** A number that stands for itself, without a title that could disagree with it, is taken at its word. */
function identityOf({ decision, reasons }: Found, readings: ParsedReference[]): 'same' | 'maybe' {
  const isBare = readings.length === 1 && readings[0]?.title === undefined
  return decision === 'same' || (isBare && reasons[0] === BY_DOI_ALONE) ? 'same' : 'maybe'
}

async function readShown(tx: Transaction, ids: number[]): Promise<Map<number, NonNullable<CheckedReference['study']>>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({
      id: studies.id,
      pmid: studies.pmid,
      doi: studies.doi,
      title: studies.title,
      year: sql<number | null>`(${studies.published} ->> 'year')::int`,
      journal: sql<string | null>`coalesce(${journals.isoAbbreviation}, ${journals.title})`,
    })
    .from(studies)
    .leftJoin(journals, eq(journals.id, studies.journalId))
    .where(inArray(studies.id, ids))
  return new Map(rows.map(({ id, ...row }) => [id, { ...row, address: studyAddress({ id, ...row }) }]))
}
