import { desc, eq, getTableColumns } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import { corpusQueries, corpusQueryRuns } from '@/db/schema/corpus-queries'
import { users } from '@/db/schema/users'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { isLateRun } from './change-queries'

type Run = typeof corpusQueryRuns.$inferSelect
/** What came of one time that a query was asked; `by` is null where nobody pressed a button. */
export type CorpusRun = Omit<Run, 'queryId' | 'askedBy'> & { by: string | null; isLate: boolean }
export type CorpusQuery = Omit<typeof corpusQueries.$inferSelect, 'createdBy' | 'createdAt' | 'changedAt'> & {
  by: string | null
}
export type ListedQuery = CorpusQuery & { lastRun: CorpusRun | null }

const RUNS_SHOWN = 20

const queryColumns = {
  id: corpusQueries.id,
  source: corpusQueries.source,
  kind: corpusQueries.kind,
  name: corpusQueries.name,
  term: corpusQueries.term,
  since: corpusQueries.since,
  rhythm: corpusQueries.rhythm,
  mostRecords: corpusQueries.mostRecords,
  isOn: corpusQueries.isOn,
  nextAt: corpusQueries.nextAt,
  doneTo: corpusQueries.doneTo,
  version: corpusQueries.version,
  by: users.name,
}

const { queryId: _queryId, askedBy: _askedBy, ...shownOfRun } = getTableColumns(corpusQueryRuns)
const runColumns = { ...shownOfRun, by: users.name, isLate: isLateRun }

/** All of them by name, the check of what is here first, each with its last run; null for those who see none. */
export async function listCorpusQueries(viewer: Viewer): Promise<ListedQuery[] | null> {
  if (!mayRead(viewer, 'corpus-query.read')) return null
  return withViewer(viewer, async (tx) => {
    const queries = await tx
      .select(queryColumns)
      .from(corpusQueries)
      .leftJoin(users, eq(users.id, corpusQueries.createdBy))
      .orderBy(desc(corpusQueries.kind), corpusQueries.name, corpusQueries.id)
    const runs = await tx
      .selectDistinctOn([corpusQueryRuns.queryId], { queryId: corpusQueryRuns.queryId, ...runColumns })
      .from(corpusQueryRuns)
      .leftJoin(users, eq(users.id, corpusQueryRuns.askedBy))
      .orderBy(corpusQueryRuns.queryId, desc(corpusQueryRuns.createdAt))
    const last = new Map(runs.map(({ queryId, ...run }) => [queryId, run]))
    return queries.map((query) => ({ ...query, lastRun: last.get(query.id) ?? null }))
  })
}

/** One with its last runs, the latest first; null where there is none or the viewer sees none. */
export async function readCorpusQuery(
  viewer: Viewer,
  id: string,
): Promise<{ query: CorpusQuery; runs: CorpusRun[] } | null> {
  if (!isUuid(id) || !mayRead(viewer, 'corpus-query.read')) return null
  return withViewer(viewer, async (tx) => {
    const [query] = await tx
      .select(queryColumns)
      .from(corpusQueries)
      .leftJoin(users, eq(users.id, corpusQueries.createdBy))
      .where(eq(corpusQueries.id, id))
    if (!query) return null
    const runs = await tx
      .select(runColumns)
      .from(corpusQueryRuns)
      .leftJoin(users, eq(users.id, corpusQueryRuns.askedBy))
      .where(eq(corpusQueryRuns.queryId, id))
      .orderBy(desc(corpusQueryRuns.createdAt), desc(corpusQueryRuns.id))
      .limit(RUNS_SHOWN)
    return { query, runs }
  })
}
