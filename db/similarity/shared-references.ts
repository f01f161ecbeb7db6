import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import type { Statistics } from '@/db/search/question/statistics'
import { rarity } from '@/lib/search/rarity'

/** So many of a study's references are looked at, the first ones: hardly a review has more. */
const MOST_REFERENCES = 500
/** A reference that more studies have leads to none of them. */
const MOST_SHARING = 200
/** So many studies are led to, by the rarest references. */
const MOST_LED_TO = 3000
const MOST_FOUND = 100
/** To cite, or to be cited, counts as much as so many shared references that no third study has. */
const CITING = 1.5
/** With fewer references than this, one that is shared says no more. */
const FEW_REFERENCES = 10

/** What a study cites: the study where it is here, otherwise its PMID or its DOI. */
export type KnownReference = {
  ref: string
  /** How many studies here cite it, counted no further than `MOST_SHARING` + 1. */
  studies: number
  /** Which, where it leads to them. */
  sharing: number[] | null
}

export async function referencesOfStudy(tx: Transaction, studyId: number): Promise<KnownReference[]> {
  const rows = await tx.execute<KnownReference>(sql`
    with own as materialized (
      select distinct cited_study_id as cited, case when cited_study_id is null then pmid end as pmid,
        case when cited_study_id is null and pmid is null then lower(doi) end as doi
      from (select * from study_references where study_id = ${studyId} order by position < 0, abs(position) limit ${MOST_REFERENCES}) first
      where coalesce(cited_study_id::text, pmid::text, doi) is not null
    ), known as (
      select 's' || cited as ref, citing.* from own cross join lateral (
        select array_agg(distinct study_id::int) as ids from (
          select study_id from study_references r where r.cited_study_id = own.cited limit ${MOST_SHARING + 1}) few
      ) citing where cited is not null
      union all
      select 'p' || pmid, citing.* from own cross join lateral (
        select array_agg(distinct study_id::int) as ids from (
          select study_id from study_references r
          where r.cited_study_id is null and r.pmid = own.pmid limit ${MOST_SHARING + 1}) few
      ) citing where pmid is not null
      union all
      select 'd' || doi, citing.* from own cross join lateral (
        select array_agg(distinct study_id::int) as ids from (
          select study_id from study_references r
          where r.cited_study_id is null and r.pmid is null and r.doi is not null and lower(r.doi) = own.doi
          limit ${MOST_SHARING + 1}) few
      ) citing where doi is not null
    )
    select ref, cardinality(ids) as studies,
      case when cardinality(ids) between 2 and ${MOST_SHARING}
        and sum(cardinality(ids)) over (order by cardinality(ids), ref) <= ${MOST_LED_TO} then ids end as sharing
    from known`)
  return [...rows]
}

/** Studies here that cite this one; of very many, those that came in first. */
export async function citingStudies(tx: Transaction, studyId: number): Promise<number[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    select distinct study_id as n, study_id::int as id from study_references
    where cited_study_id = ${studyId} order by n limit ${MOST_SHARING}`)
  return rows.map(({ id }) => id)
}

/** The studies that references lead to, those first that have most of them in common. */
export function ledTo(references: readonly KnownReference[], citing: readonly number[], all: number): number[] {
  const worth = new Map<number, number>()
  const add = (id: number, more: number) => worth.set(id, (worth.get(id) ?? 0) + more)
  for (const { ref, studies, sharing } of references) {
    for (const id of sharing ?? []) add(id, rarity(all, studies))
    if (ref.startsWith('s')) add(Number(ref.slice(1)), CITING * rarity(all, 1))
  }
  for (const id of citing) add(id, CITING * rarity(all, 1))
  return [...worth]
    .sort(([a, worthA], [b, worthB]) => worthB - worthA || a - b)
    .slice(0, MOST_FOUND)
    .map(([id]) => id)
}

/** What another study has in common with this one by references. */
export type Shared = {
  /** How many references both have. */
  references: number
  cites: boolean
  isCited: boolean
  /** How much that tells: the cosine of their references, each by its rarity, and more where one cites the other. */
  share: number
}

const NOTHING_SHARED: Shared = { references: 0, cites: false, isCited: false, share: 0 }

/** `Shared` for each of `ids`. */
export async function sharedReferences(
  tx: Transaction,
  studyId: number,
  references: readonly KnownReference[],
  ids: readonly number[],
  { studies }: Statistics,
): Promise<(id: number) => Shared> {
  const rows = await tx.execute<{ id: number; all: number; refs: string[]; cites: boolean }>(sql`
    select study_id::int as id, count(*)::int as all, bool_or(cited_study_id = ${studyId}) as cites,
      array_agg(distinct ref) filter (where ref = any(${sql.param(references.map(({ ref }) => ref))}::text[])) as refs
    from study_references cross join lateral (
      select coalesce('s' || cited_study_id, 'p' || pmid, 'd' || lower(doi)) as ref
    ) named
    where study_id = any(${sql.param([...ids])}::bigint[]) group by study_id`)
  const known = new Map(references.map((reference) => [reference.ref, reference]))
  const most = rarity(studies, 1)
  const shared = new Map(
    rows.map(({ id, all, refs, cites }) => {
      const isCited = known.has(`s${id}`)
      const worth = (refs ?? []).reduce((sum, ref) => sum + rarity(studies, known.get(ref)?.studies ?? 1), 0)
      const both = Math.sqrt(Math.max(all, FEW_REFERENCES) * Math.max(references.length, FEW_REFERENCES))
      const share = (worth / most + (cites || isCited ? CITING : 0)) / both
      return [id, { references: refs?.length ?? 0, cites: cites === true, isCited, share }]
    }),
  )
  // One without references of its own may still be cited.
  const onlyCited = { ...NOTHING_SHARED, isCited: true, share: CITING / FEW_REFERENCES }
  return (id) => shared.get(id) ?? (known.has(`s${id}`) ? onlyCited : NOTHING_SHARED)
}
