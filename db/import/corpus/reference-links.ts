import type { ImportSql } from '@/db/connection/copy-rows'
import type { ReferenceRecord } from '@/lib/records/study-record'
import type { KnownStudy } from './known-studies'

type Cited = Pick<KnownStudy, 'id' | 'pmid' | 'doi' | 'sourceKey'>

/** Finds the study that a reference names: by its PMID, or where it has none by its DOI. */
export class CitedStudies {
  readonly #byPmid = new Map<number, number>()
  readonly #byDoi = new Map<string, Cited>()

  /** Of all references to be written, those whose study is in the database or among `written`. */
  static async load(
    tx: ImportSql,
    references: Iterable<ReferenceRecord>,
    written: KnownStudy[],
  ): Promise<CitedStudies> {
    const cited = new CitedStudies()
    const pmids = new Set<number>()
    const dois = new Set<string>()
    for (const { pmid, doi } of references) {
      if (pmid) pmids.add(pmid)
      else if (doi) dois.add(doi.toLowerCase())
    }
    if (pmids.size > 0) {
      const rows = await tx`select id::int, pmid from studies where pmid = any(${[...pmids]}::int[])`
      for (const row of rows) cited.#byPmid.set(row.pmid, row.id)
    }
    if (dois.size > 0) {
      const rows =
        await tx`select id::int, pmid, doi, source_key from studies where lower(doi) = any(${[...dois]}::text[])`
      for (const row of rows) cited.#offer({ id: row.id, pmid: row.pmid, doi: row.doi, sourceKey: row.source_key })
    }
    for (const study of written) {
      if (study.pmid) cited.#byPmid.set(study.pmid, study.id as number)
      cited.#offer(study)
    }
    return cited
  }

  find({ pmid, doi }: ReferenceRecord): number | null {
    if (pmid) return this.#byPmid.get(pmid) ?? null
    return (doi && this.#byDoi.get(doi.toLowerCase())?.id) || null
  }

  /** Of several studies with one DOI the one with the lowest PMID is meant, as in `linkWaiting`. */
  #offer(study: Cited) {
    if (!study.doi) return
    const doi = study.doi.toLowerCase()
    const there = this.#byDoi.get(doi)
    if (!there || before(study, there)) this.#byDoi.set(doi, study)
  }
}

function before(a: Cited, b: Cited): boolean {
  if (a.pmid !== b.pmid) return (a.pmid ?? Number.POSITIVE_INFINITY) < (b.pmid ?? Number.POSITIVE_INFINITY)
  return a.sourceKey < b.sourceKey
}

/**
 * Lets go of references that hold on to a study by a DOI that is no longer its own, or that another study now shares:
 * `linkWaiting` links them again. Rows in `dois` are in lower case.
 */
export async function releaseByDoi(tx: ImportSql, dois: string[], formerIds: number[]): Promise<void> {
  if (dois.length === 0) return
  const shared = await tx`
    select lower(doi) as doi, array_agg(id::int) as ids from studies
    where lower(doi) = any(${dois}::text[]) group by 1 having count(*) > 1`
  const holders = [...formerIds, ...shared.flatMap((row) => row.ids as number[])]
  if (holders.length === 0) return
  await tx`
    update study_references set cited_study_id = null
    where cited_study_id = any(${holders}::bigint[]) and pmid is null and lower(doi) = any(${dois}::text[])`
}

/**
 * Links the references that were waiting for these studies; how many. Written from the side of the references, which
 * are many, so that the index of those still waiting is the only way to them.
 */
export async function linkWaiting(tx: ImportSql, pmids: number[], dois: string[]): Promise<number> {
  const byPmid = await tx`
    update study_references r set cited_study_id = (select s.id from studies s where s.pmid = r.pmid)
    where r.cited_study_id is null and r.pmid = any(${pmids}::int[])`
  const byDoi = await tx`
    update study_references r set cited_study_id = (
      select s.id from studies s where lower(s.doi) = lower(r.doi)
      order by s.pmid nulls last, s.source_key collate "C" limit 1)
    where r.cited_study_id is null and r.pmid is null and r.doi is not null and lower(r.doi) = any(${dois}::text[])`
  return byPmid.count + byDoi.count
}
