import type { ImportSql } from '@/db/connection/copy-rows'
import type { StudyRecord } from '@/lib/records/study-record'

/** A concern about a study, a correction or a newer version of it; `key` names the article that states it. */
type Stated = { studyId: number; what: 'concern' | 'corrected' | 'superseded'; key: string }

/** Studies here of which these records state a concern or a correction, or are a newer version. */
export async function studiesNamedBy(tx: ImportSql, records: readonly StudyRecord[]): Promise<number[]> {
  const named = records.flatMap(({ notices }) =>
    notices.filter(({ kind }) => kind === 'concern-for' || kind === 'erratum-for' || kind === 'update-of'),
  )
  const pmids = named.flatMap(({ pmid }) => pmid ?? [])
  const dois = named.flatMap(({ doi }) => doi?.toLowerCase() ?? [])
  if (pmids.length + dois.length === 0) return []
  const rows = await tx`
    select id::int from studies where pmid = any(${pmids}::int[])
    union select id::int from studies where lower(doi) = any(${dois}::text[])`
  return rows.map((row) => row.id)
}

/** What is stated of these studies, by their own records, by those of whatever states it, and by lists. */
export async function statedOf(tx: ImportSql, studyIds: readonly number[]): Promise<Stated[]> {
  if (studyIds.length === 0) return []
  const rows = await tx<Stated[]>`
    with asked as (select id, pmid, lower(doi) as doi from studies where id = any(${[...studyIds]}::bigint[])),
    named as (
      select n.study_id, n.kind, n.note, n.pmid, n.doi, n.raw from study_notices n join asked a on a.id = n.study_id
        where n.kind in ('concern-in', 'erratum-in', 'republished-in', 'update-in')
      union all
      select a.id, n.kind, n.note, s.pmid, s.doi, s.source_key from asked a join study_notices n on n.pmid = a.pmid
        join studies s on s.id = n.study_id where n.kind in ('concern-for', 'erratum-for', 'update-of')
      union all
      select a.id, n.kind, n.note, s.pmid, s.doi, s.source_key from asked a join study_notices n
        on n.pmid is null and n.doi is not null and lower(n.doi) = a.doi
        join studies s on s.id = n.study_id where n.kind in ('concern-for', 'erratum-for', 'update-of')
      union all
      select l.id, case l.nature when 'concern' then 'concern-in' else 'erratum-in' end, null, l.notice_pmid, l.notice_doi,
        l.source || coalesce(l.dated::text, '')
      from (
        select a.id, l.* from asked a join listed_retractions l on l.pmid = a.pmid
        union all
        select a.id, l.* from asked a join listed_retractions l on l.doi = a.doi and (l.pmid is null or a.pmid is null)
      ) l where l.nature in ('concern', 'correction')
    )
    select distinct study_id::int as "studyId",
      case when kind like 'concern%' then 'concern' when kind like 'update%' then 'superseded' else 'corrected' end as what,
      coalesce('pmid:' || pmid, 'doi:' || lower(doi), 'raw:' || md5(coalesce(raw, ''))) as key
    from named where kind <> 'republished-in' or note = 'Corrected and republished'`
  return [...rows]
}

/** Has those know who keep a study in a list or wrote a note on it what was not stated of it `before`. */
export async function notifyOfStated(
  tx: ImportSql,
  before: readonly Stated[],
  after: readonly Stated[],
): Promise<void> {
  const known = new Set(before.map(nameOf))
  const fresh = after.filter((stated) => !known.has(nameOf(stated)))
  for (const what of ['concern', 'corrected', 'superseded'] as const) {
    const of = fresh.filter((stated) => stated.what === what)
    await write(tx, what, of)
  }
}

const nameOf = ({ studyId, what, key }: Stated) => `${studyId} ${what} ${key}`

/** The same of studies that became retracted; one that is retracted, cleared and retracted again is so twice. */
export async function notifyOfRetractions(tx: ImportSql, studyIds: readonly number[]): Promise<void> {
  if (studyIds.length === 0) return
  const rows = await tx<{ studyId: number; key: string }[]>`
    select id::int as "studyId", extract(epoch from retracted_at)::text as key from studies
    where id = any(${[...studyIds]}::bigint[]) and retracted_at is not null`
  await write(tx, 'retracted', rows)
}

async function write(
  tx: ImportSql,
  what: 'retracted' | Stated['what'],
  of: readonly Pick<Stated, 'studyId' | 'key'>[],
): Promise<void> {
  if (of.length === 0) return
  const [studies, keys] = [of.map(({ studyId }) => studyId), of.map(({ key }) => key)]
  await tx`select app.write_study_notices(${what}, ${studies}::bigint[], ${keys}::text[])`
}
