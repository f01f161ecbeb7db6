import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { citationCounts, openCopies } from '@/db/schema/references'
import type { CitationCount, CountedStudy } from '@/lib/studies/citation-count'
import type { OpenCopy } from '@/lib/studies/open-access'

const columns = { count: citationCounts.count, source: citationCounts.source, asOf: citationCounts.asOf }

/** The newest count of each study, whoever counted. */
export async function latestCounts(tx: Transaction, ids: readonly number[]): Promise<Map<number, CitationCount>> {
  const rows = await tx
    .selectDistinctOn([citationCounts.studyId], { studyId: citationCounts.studyId, ...columns })
    .from(citationCounts)
    .where(inArray(citationCounts.studyId, [...ids]))
    .orderBy(citationCounts.studyId, desc(citationCounts.asOf), asc(citationCounts.source))
  return new Map(rows.map(({ studyId, ...count }) => [studyId, count]))
}

/** What each source has counted of one study, by its name: they differ, and all of them stand. */
export async function countsOf(tx: Transaction, id: number): Promise<CountedStudy[]> {
  const rows = await tx
    .select({ ...columns, ratio: citationCounts.ratio, isProvisional: citationCounts.ratioIsProvisional })
    .from(citationCounts)
    .where(eq(citationCounts.studyId, id))
    .orderBy(asc(citationCounts.source))
  return rows.map(({ ratio, isProvisional, ...count }) => ({
    ...count,
    ratio: ratio === null ? null : { value: ratio, isProvisional: isProvisional ?? false },
  }))
}

/** Where a study is open to everybody, by the source that said so last; null where none says so. */
export async function openCopyOf(tx: Transaction, id: number): Promise<OpenCopy | null> {
  const [row] = await tx
    .select({ url: openCopies.url, source: openCopies.source, asOf: openCopies.asOf })
    .from(openCopies)
    .where(and(eq(openCopies.studyId, id), eq(openCopies.isOpen, true), isNotNull(openCopies.url)))
    .orderBy(desc(openCopies.asOf), asc(openCopies.source))
    .limit(1)
  return row?.url ? { ...row, url: row.url } : null
}
