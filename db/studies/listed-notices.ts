import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import type { ListedNature } from '@/lib/records/retraction-list'
import type { NoticeKind } from '@/lib/records/study-record'

/** Which list says so, with the notice's DOI and its day as the list has them. */
export type Listed = { source: string; doi: string | null; dated: string | null }
type Kind = NoticeKind | 'reinstated-in'
type ListedNotice = { kind: Kind; raw: null; pmid: number | null; note: null; study: null; listed: Listed }

type Row = {
  nature: ListedNature
  source: string
  doi: string | null
  pmid: number | null
  dated: string | null
}

const KINDS: Record<ListedNature, Kind> = {
  retraction: 'retraction-in',
  concern: 'concern-in',
  correction: 'erratum-in',
  reinstatement: 'reinstated-in',
}

/** What lists say of a study, the latest first. A retraction that the same list takes back is not among it. */
export async function listedOn(
  tx: Transaction,
  { pmid, doi }: { pmid: number | null; doi: string | null },
): Promise<ListedNotice[]> {
  if (!pmid && !doi) return []
  const isOf = sql`(l.pmid = ${pmid}::int
    or (l.doi = lower(${doi}::text) and (l.pmid is null or ${pmid}::int is null or l.pmid = ${pmid}::int)))`
  const rows = await tx.execute<Row>(sql`
    select * from (
      select 'retraction' as nature, l.source, l.notice_doi as doi, l.notice_pmid as pmid, l.dated::text
      from retracted_by_lists l where ${isOf}
      union
      select l.nature, l.source, l.notice_doi, l.notice_pmid, l.dated::text
      from listed_retractions l where l.nature <> 'retraction' and ${isOf}
    ) found order by dated desc nulls last, nature, source`)
  return rows.map(({ nature, source, doi: noticeDoi, pmid: noticePmid, dated }) => ({
    kind: KINDS[nature],
    raw: null,
    pmid: noticePmid,
    note: null,
    study: null,
    listed: { source, doi: noticeDoi, dated },
  }))
}
