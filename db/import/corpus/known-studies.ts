import type { ImportSql } from '@/db/connection/copy-rows'
import type { Precedence } from '@/lib/records/record-precedence'
import type { StudyRecord } from '@/lib/records/study-record'
import { similarTitles } from '@/lib/studies/similar-titles'
import { sourceKeyOf } from './study-rows'

/** A study as the batch knows it: as it stands in the database, or as an earlier record of the batch leaves it. */
export type KnownStudy = {
  /** Absent until the batch is written. */
  id?: number
  sourceKey: string
  pmid: number | null
  pmcid: string | null
  doi: string | null
  title: string
  precedence: Precedence
}

/**
 * The studies that the records of one batch may be records of. A record is of the study with its PMID or its source
 * key. Where either of the two has no PMID it is also of the study with its PMCID, or with its DOI and a similar title:
 * a DOI alone may belong to an article and its erratum.
 */
export class KnownStudies {
  readonly #byKey = new Map<string, KnownStudy>()
  readonly #byPmcid = new Map<string, KnownStudy[]>()
  readonly #byDoi = new Map<string, KnownStudy[]>()

  static async load(tx: ImportSql, records: StudyRecord[]): Promise<KnownStudies> {
    const known = new KnownStudies()
    if (records.length === 0) return known
    const keys = [...new Set(records.map(sourceKeyOf))]
    const nameless = records.filter((record) => !record.pmid)
    const dois = (among: StudyRecord[]) => among.flatMap((record) => record.doi?.toLowerCase() ?? [])
    const pmcids = (among: StudyRecord[]) => among.flatMap((record) => record.pmcid ?? [])
    const rows = await tx`
      select id::int, source_key, pmid, pmcid, doi, title, source, revision, content_hash
      from studies where source_key = any(${keys}::text[])
      union all select id::int, source_key, pmid, pmcid, doi, title, source, revision, content_hash
      from studies where pmid is null and (lower(doi) = any(${dois(records)}::text[]) or pmcid = any(${pmcids(records)}::text[]))
      union all select id::int, source_key, pmid, pmcid, doi, title, source, revision, content_hash
      from studies where lower(doi) = any(${dois(nameless)}::text[]) or pmcid = any(${pmcids(nameless)}::text[])
      order by pmid nulls last, source_key`
    const seen = new Set<number>()
    for (const row of rows) {
      if (seen.has(row.id)) continue
      seen.add(row.id)
      const precedence = { source: row.source, revision: row.revision, contentKey: row.content_hash }
      known.add({
        id: row.id,
        sourceKey: row.source_key,
        pmid: row.pmid,
        pmcid: row.pmcid,
        doi: row.doi,
        title: row.title,
        precedence,
      })
    }
    return known
  }

  add(study: KnownStudy) {
    this.#byKey.set(study.sourceKey, study)
    if (study.pmcid) push(this.#byPmcid, study.pmcid, study)
    if (study.doi) push(this.#byDoi, study.doi.toLowerCase(), study)
  }

  find(record: StudyRecord): KnownStudy | undefined {
    const byKey = this.#byKey.get(sourceKeyOf(record))
    // Which study a reference is was decided before, with more than a DOI and a title.
    if (byKey || record.source === 'reference') return byKey
    const doi = record.doi?.toLowerCase()
    const sharing = [...(this.#byPmcid.get(record.pmcid ?? '') ?? []), ...(this.#byDoi.get(doi ?? '') ?? [])]
    return sharing.find(
      (study) =>
        !(study.pmid && record.pmid) &&
        ((record.pmcid && study.pmcid === record.pmcid) ||
          (study.doi?.toLowerCase() === doi && similarTitles(study.title, record.title.text))),
    )
  }

  /** The study as `record` leaves it, under the name the record gives it. */
  revise(study: KnownStudy, record: StudyRecord, precedence: Precedence) {
    study.sourceKey = sourceKeyOf(record)
    study.pmid = record.pmid ?? null
    study.pmcid = record.pmcid ?? null
    study.doi = record.doi ?? null
    study.title = record.title.text
    study.precedence = precedence
    this.add(study)
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const there = map.get(key)
  if (!there) map.set(key, [value])
  else if (!there.includes(value)) there.push(value)
}
