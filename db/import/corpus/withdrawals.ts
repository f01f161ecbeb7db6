import type { ImportSql } from '@/db/connection/copy-rows'

/** Notes the PMIDs that NLM has deleted, whether their studies are here or still to come; those not noted before. */
export async function noteWithdrawals(tx: ImportSql, pmids: number[]): Promise<Set<number>> {
  if (pmids.length === 0) return new Set()
  const rows = await tx`
    insert into withdrawn_pmids (pmid) select distinct unnest(${pmids}::int[]) on conflict do nothing returning pmid`
  return new Set(rows.map((row) => row.pmid))
}

/** A withdrawn PMID stays withdrawn, whatever record of it comes later. Returns the studies newly withdrawn. */
export async function settleWithdrawals(tx: ImportSql, pmids: number[]): Promise<number[]> {
  if (pmids.length === 0) return []
  const rows = await tx`select pmid from withdrawn_pmids where pmid = any(${pmids}::int[])`
  const withdrawn = rows.map((row) => row.pmid)
  if (withdrawn.length === 0) return []
  const studies = await tx`
    update studies set withdrawn_at = now() where pmid = any(${withdrawn}::int[]) and withdrawn_at is null
    returning id::int`
  return studies.map((row) => row.id)
}
