import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import type { NoticeKind } from '@/lib/records/study-record'
import { ALERT_OF_NOTICE, type Alert, gravestFirst } from '@/lib/references/check/alert'
import { studyAddress } from '@/lib/studies/study-address'

/** Later reviews that are named of one study; more say no more. */
const MOST_REVIEWS = 3
/** Versions that a Cochrane review may have. */
const MOST_VERSIONS = 20

type Other = {
  by: number | null
  pmid: number | null
  doi: string | null
  raw?: string | null
  title: string | null
  year: number | null
}
type NoticeRow = Other & { id: number; kind: NoticeKind }
type OtherRow = Other & { id: number }
type StudyRow = { id: number; doi: string | null; retracted: boolean; withdrawn: boolean; listed: boolean }

/** What is known of each of these studies, the gravest first; a study of which nothing is known is not in the answer. */
export async function readAlerts(tx: Transaction, ids: readonly number[]): Promise<Map<number, Alert[]>> {
  const found = new Map<number, Alert[]>()
  if (ids.length === 0) return found
  const add = (id: number, alert: Alert) => found.set(id, [...(found.get(id) ?? []), alert])
  const studies = await readStates(tx, ids)
  for (const { id, kind, ...other } of await readNotices(tx, ids)) {
    const alert = ALERT_OF_NOTICE[kind]
    if (alert) add(id, alertBy(alert, other))
  }
  for (const { id, kind, pmid, doi } of await readStated(tx, ids))
    if (!found.get(id)?.some((alert) => alert.kind === kind))
      add(id, { kind, by: null, pmid, doi, raw: null, listed: true })
  for (const { id, retracted, withdrawn, listed } of studies) {
    const isSaid = found.get(id)?.some(({ kind }) => kind === 'retracted')
    if (retracted && !isSaid) add(id, { kind: 'retracted', by: null, pmid: null, doi: null, raw: null, listed })
    if (withdrawn) add(id, { kind: 'withdrawn', by: null, pmid: null, doi: null, raw: null, listed: false })
  }
  for (const { id, ...other } of await readNewerVersions(tx, studies)) add(id, alertBy('newer-version', other))
  for (const { id, ...other } of await readLaterReviews(tx, ids)) add(id, alertBy('later-review', other))
  for (const [id, alerts] of found) found.set(id, distinct(alerts).sort(gravestFirst))
  return found
}

const alertBy = (kind: Alert['kind'], { by, pmid, doi, raw = null, title, year }: Other): Alert => ({
  kind,
  by: by && title ? { title, address: studyAddress({ id: by, pmid, title }), year } : null,
  pmid,
  doi,
  raw: pmid || doi ? null : raw,
  listed: false,
})

function distinct(alerts: Alert[]): Alert[] {
  const byName = new Map(
    alerts.map((each) => [`${each.kind} ${each.by?.address ?? each.pmid ?? each.doi ?? each.raw}`, each]),
  )
  return [...byName.values()]
}

async function readStates(tx: Transaction, ids: readonly number[]): Promise<StudyRow[]> {
  return tx.execute<StudyRow>(sql`
    select s.id::int, s.doi, s.retracted_at is not null as retracted, s.withdrawn_at is not null as withdrawn,
      exists (select from retracted_by_lists l where l.pmid = s.pmid)
        or exists (select from retracted_by_lists l where l.doi = lower(s.doi)
          and (l.pmid is null or s.pmid is null or l.pmid = s.pmid)) as listed
    from studies s where s.id = any(${sql.param([...ids])}::bigint[])`)
}

/** What lists state of the studies, beside retractions. */
async function readStated(
  tx: Transaction,
  ids: readonly number[],
): Promise<{ id: number; kind: 'concern' | 'corrected'; pmid: number | null; doi: string | null }[]> {
  return tx.execute(sql`
    with asked as (select id, pmid, lower(doi) as doi from studies where id = any(${sql.param([...ids])}::bigint[]))
    select l.id::int, case l.nature when 'concern' then 'concern' else 'corrected' end as kind, l.notice_pmid as pmid,
      l.notice_doi as doi
    from (
      select a.id, l.* from asked a join listed_retractions l on l.pmid = a.pmid
      union all
      select a.id, l.* from asked a join listed_retractions l on l.doi = a.doi and (l.pmid is null or a.pmid is null)
    ) l where l.nature in ('concern', 'correction')
    order by l.id, l.dated desc nulls last`)
}

/** What the studies' own records say of them, and what those of others do, as if it were their own. */
async function readNotices(tx: Transaction, ids: readonly number[]): Promise<NoticeRow[]> {
  return tx.execute<NoticeRow>(sql`
    with asked as (select id, pmid, lower(doi) as doi from studies where id = any(${sql.param([...ids])}::bigint[])),
    said as (
      select a.id, n.kind, n.pmid, n.doi, n.raw, coalesce((select s.id from studies s where s.pmid = n.pmid),
        (select min(s.id) from studies s where n.pmid is null and lower(s.doi) = lower(n.doi))) as by
      from asked a join study_notices n on n.study_id = a.id
      where n.kind in ('retraction-in', 'concern-in', 'erratum-in', 'update-in', 'republished-in')
      union all
      select a.id, replace(replace(replace(n.kind, '-of', '-in'), '-for', '-in'), '-from', '-in'), null, null, null, n.study_id
      from asked a join study_notices n on n.pmid = a.pmid
      where n.kind in ('retraction-of', 'concern-for', 'erratum-for', 'update-of', 'republished-from')
      union all
      select a.id, replace(replace(replace(n.kind, '-of', '-in'), '-for', '-in'), '-from', '-in'), null, null, null, n.study_id
      from asked a join study_notices n on n.pmid is null and lower(n.doi) = a.doi
      where n.kind in ('retraction-of', 'concern-for', 'erratum-for', 'update-of', 'republished-from')
    )
    select d.id::int, d.kind, d.by::int, coalesce(s.pmid, d.pmid) as pmid, coalesce(s.doi, d.doi) as doi, d.raw, s.title,
      (s.published ->> 'year')::int as year
    from said d left join studies s on s.id = d.by
    order by d.id, s.published_on nulls last, d.by`)
}

/** The newest version of a Cochrane review that is here, where the study is an older one. */
async function readNewerVersions(tx: Transaction, studies: readonly StudyRow[]): Promise<OtherRow[]> {
  const asked = studies.flatMap(({ id, doi }) => {
    const [, review, version] = /^(10\.1002\/14651858\.cd\d{6})(?:\.pub(\d{1,2}))?$/i.exec(doi ?? '') ?? []
    const from = Number(version ?? 1) + 1
    if (!review) return []
    return Array.from({ length: Math.max(0, MOST_VERSIONS - from) }, (_, step) => ({
      id,
      doi: `${review.toLowerCase()}.pub${from + step}`,
      version: from + step,
    }))
  })
  if (asked.length === 0) return []
  return tx.execute<OtherRow>(sql`
    select distinct on (a.id) a.id, s.id::int as by, s.pmid, s.doi, s.title, (s.published ->> 'year')::int as year
    from unnest(${sql.param(asked.map(({ id }) => id))}::int[], ${sql.param(asked.map(({ doi }) => doi))}::text[],
      ${sql.param(asked.map(({ version }) => version))}::int[]) as a (id, doi, version)
    join studies s on lower(s.doi) = a.doi and s.withdrawn_at is null
    order by a.id, a.version desc`)
}

/** Systematic reviews and meta-analyses here that cite the study and are younger, newest first. */
async function readLaterReviews(tx: Transaction, ids: readonly number[]): Promise<OtherRow[]> {
  return tx.execute<OtherRow>(sql`
    select c.id::int, r.by::int, r.pmid, r.doi, r.title, r.year
    from studies c cross join lateral (
      select s.id as by, s.pmid, s.doi, s.title, (s.published ->> 'year')::int as year
      from study_references f join studies s on s.id = f.study_id
      where f.cited_study_id = c.id and s.id <> c.id and s.design in ('systematic review', 'meta-analysis')
        and s.published_on > c.published_on and s.withdrawn_at is null and s.retracted_at is null
      order by s.published_on desc, s.id limit ${MOST_REVIEWS}
    ) r
    where c.id = any(${sql.param([...ids])}::bigint[])`)
}
