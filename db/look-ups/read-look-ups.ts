import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { unseen } from '@/db/events/record-denial'
import { lookUps } from '@/db/schema/sources'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { FoundRecord, LookUpState, RecordsAnswer, SearchAnswer } from '@/lib/sources/look-up'
import type { SourceKey } from '@/lib/sources/source'
import { studyAddress } from '@/lib/studies/study-address'
import { isLate, ownLookUps, shownLookUps } from './look-up-scope'

/** A record that a source has; with its page where it is here. */
export type FoundThere = FoundRecord & { address: string | null }

export type SourceSearch = {
  id: string
  source: SourceKey
  term: string
  state: LookUpState
  fault: string | null
  isLate: boolean
  createdAt: Date
  answer: (Omit<SearchAnswer, 'found'> & { found: FoundThere[] }) | null
}

/** A search of the viewer's own at a source, with what it found and which of it is here by now; null for others. */
export async function readSourceSearch(viewer: Viewer, id: string): Promise<SourceSearch | null> {
  if (!isUuid(id)) return null
  return withViewer(viewer, async (tx) => {
    const [row] = await tx
      .select({
        id: lookUps.id,
        userId: lookUps.userId,
        kind: lookUps.kind,
        source: lookUps.source,
        term: lookUps.term,
        state: lookUps.state,
        fault: lookUps.fault,
        isLate,
        createdAt: lookUps.createdAt,
        answer: lookUps.answer,
      })
      .from(lookUps)
      .where(and(eq(lookUps.id, id), eq(lookUps.kind, 'search'), ownLookUps(viewer)))
    if (!row || !can(viewer, 'lookup.read', row)) return unseen(viewer, 'lookup.read', 'lookup', id)
    const { userId: _userId, kind: _kind, term, answer, ...search } = row
    const found = answer?.kind === 'search' ? { ...answer, found: await withAddresses(tx, answer.found) } : null
    return { ...search, term: term ?? '', answer: found }
  })
}

/** A DOI may stand on two works, and a PMID names one: only what has none is looked for by its DOI. */
async function withAddresses(tx: Transaction, found: FoundRecord[]): Promise<FoundThere[]> {
  const pmids = found.flatMap(({ pmid }) => pmid ?? [])
  const dois = found.flatMap(({ pmid, doi }) => (pmid === null && doi ? doi.toLowerCase() : []))
  if (pmids.length + dois.length === 0) return found.map((record) => ({ ...record, address: null }))
  const doi = sql<string | null>`lower(${studies.doi})`
  const here = await tx
    .select({ id: studies.id, pmid: studies.pmid, doi, title: studies.title })
    .from(studies)
    .where(or(inArray(studies.pmid, pmids), inArray(doi, dois)))
  const byPmid = new Map(here.map((study) => [study.pmid, studyAddress(study)]))
  const byDoi = new Map(here.map((study) => [study.doi, studyAddress(study)]))
  return found.map((record) => {
    const address = record.pmid === null ? byDoi.get(record.doi?.toLowerCase() ?? '') : byPmid.get(record.pmid)
    return { ...record, address: address ?? null }
  })
}

/** Records that were fetched, or are to be. */
export type Fetched = {
  id: string
  source: SourceKey
  records: number
  state: LookUpState
  fault: string | null
  isLate: boolean
  by: string
  mayRetry: boolean
  importId: number | null
  answer: RecordsAnswer | null
  createdAt: Date
}

const FETCHES_SHOWN = 5

/** The latest records that were fetched: an editor's own, an administrator's all. */
export async function listFetches(viewer: Viewer): Promise<Fetched[]> {
  if (!can(viewer, 'lookup.fetch')) return []
  return withViewer(viewer, async (tx) => {
    const rows = await tx
      .select({
        id: lookUps.id,
        userId: lookUps.userId,
        kind: lookUps.kind,
        source: lookUps.source,
        records: sql<number>`cardinality(${lookUps.pmids}) + cardinality(${lookUps.dois})`,
        state: lookUps.state,
        fault: lookUps.fault,
        isLate,
        by: users.name,
        importId: lookUps.importId,
        answer: lookUps.answer,
        createdAt: lookUps.createdAt,
      })
      .from(lookUps)
      .innerJoin(users, eq(users.id, lookUps.userId))
      .where(and(eq(lookUps.kind, 'records'), shownLookUps(viewer)))
      .orderBy(desc(lookUps.createdAt), desc(lookUps.id))
      .limit(FETCHES_SHOWN)
    return rows.flatMap(({ userId, kind, answer, ...row }) => {
      const about = { userId, kind }
      if (!can(viewer, 'lookup.read', about)) return []
      const mayRetry = (row.state === 'failed' || row.isLate) && can(viewer, 'lookup.change', about)
      return [{ ...row, mayRetry, answer: answer?.kind === 'records' ? answer : null }]
    })
  })
}
