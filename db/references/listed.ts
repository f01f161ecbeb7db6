import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { type Alert, type AlertKind, gravestFirst } from '@/lib/references/check/alert'

type Numbers = { pmid?: number | undefined; doi?: string | undefined }
type Row = { at: number; kind: AlertKind; notice_pmid: number | null; notice_doi: string | null }

/** What lists of retractions say of works that are not here, each in its place; a work without a number has none. */
export async function readListed(tx: Transaction, works: readonly Numbers[]): Promise<Alert[][]> {
  const asked = works.flatMap(({ pmid, doi }, at) =>
    pmid || doi ? [{ at, pmid: pmid ?? null, doi: doi?.toLowerCase() ?? null }] : [],
  )
  const found: Alert[][] = works.map(() => [])
  if (asked.length === 0) return found
  const rows = await tx.execute<Row>(sql`
    with asked as (
      select * from unnest(${sql.param(asked.map(({ at }) => at))}::int[], ${sql.param(asked.map(({ pmid }) => pmid))}::int[],
        ${sql.param(asked.map(({ doi }) => doi))}::text[]) as a (at, pmid, doi)
    ), listed as (
      select pmid, doi, notice_pmid, notice_doi, 'retracted' as kind from retracted_by_lists
      union all
      select pmid, doi, notice_pmid, notice_doi, case nature when 'concern' then 'concern' else 'corrected' end
      from listed_retractions where nature in ('concern', 'correction')
    )
    select a.at, l.kind, l.notice_pmid, l.notice_doi from asked a join listed l on l.pmid = a.pmid
    union
    select a.at, l.kind, l.notice_pmid, l.notice_doi from asked a join listed l on l.doi = a.doi
      and (l.pmid is null or a.pmid is null or l.pmid = a.pmid)`)
  for (const { at, kind, notice_pmid: pmid, notice_doi: doi } of rows)
    found[at]?.push({ kind, by: null, pmid, doi, raw: null, listed: true })
  for (const alerts of found) alerts.sort(gravestFirst)
  return found
}
