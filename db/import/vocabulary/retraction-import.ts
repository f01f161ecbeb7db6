import type postgres from 'postgres'
import type { ImportSql } from '@/db/connection/copy-rows'
import { preferIndexScans } from '@/db/connection/prefer-index-scans'
import {
  type ImportOptions,
  type ImportReport,
  type ImportTask,
  runImport,
  type Taken,
} from '@/db/import/corpus/import-run'
import { settleRetractions } from '@/db/import/corpus/retractions'
import { notifyOfRetractions, notifyOfStated, statedOf } from '@/db/import/corpus/study-notices'
import { writeSearchDocuments } from '@/db/search/index/write-documents'
import type { ListedRetraction } from '@/lib/records/retraction-list'

type Options = ImportOptions<ListedRetraction> & {
  /** Nobody is notified of what a first list says. */
  isFirst?: boolean
  /** It has everything that this source lists: what it no longer has counts no longer. */
  isAllOf?: ListedRetraction['source']
}

/** Imports lists of retractions (see `runImport`); studies that are here are settled with the batch that names them. */
export function importRetractions(
  sql: postgres.Sql,
  options: Options,
  today = new Date().toISOString().slice(0, 10),
): Promise<ImportReport> {
  return runImport(sql, taskOf(options, today), options)
}

function taskOf({ isFirst, isAllOf }: Options, today: string): ImportTask<ListedRetraction, ListedRetraction> {
  const listed = new Map<string, ListedRetraction>()
  let isDropped = !isAllOf
  return {
    kind: 'retractions',
    prepare: (entry) => ({ item: entry, size: 100 }),
    async take(tx, items): Promise<Taken> {
      await preferIndexScans(tx)
      if (isAllOf) for (const item of items) listed.set(keyOf(item), item)
      const stating = await studiesStatedOf(tx, items)
      const before = await statedOf(tx, stating)
      const counts = await write(tx, items, today)
      const named = { pmids: items.flatMap(({ pmid }) => pmid ?? []), dois: items.flatMap(({ doi }) => doi ?? []) }
      const { retracted, cleared } = await settleRetractions(tx, [], [named])
      if (isFirst === undefined ? await hasListBefore(tx) : !isFirst) {
        await notifyOfRetractions(tx, retracted)
        await notifyOfStated(tx, before, await statedOf(tx, stating))
      }
      await writeSearchDocuments(tx, [...retracted, ...cleared])
      return { counts: { records: items.length, ...counts, retracted: retracted.length } }
    },
    async follow(tx) {
      if (isDropped || !isAllOf) return null
      await dropUnlisted(tx, isAllOf, [...listed.values()])
      isDropped = true
      return { counts: {} }
    },
    forget() {
      isDropped = !isAllOf
    },
  }
}

/** Drops what a source no longer lists, and settles the studies that it named. */
async function dropUnlisted(tx: ImportSql, source: string, listed: ListedRetraction[]): Promise<void> {
  const rows = await tx`
    delete from listed_retractions l where source = ${source} and not exists (
      select from unnest(${listed.map(({ pmid }) => pmid ?? null)}::int[], ${listed.map(({ doi }) => doi ?? null)}::text[],
        ${listed.map(({ nature }) => nature ?? 'retraction')}::text[]) as r (pmid, doi, nature)
      where r.nature = l.nature and coalesce(r.pmid, 0) = coalesce(l.pmid, 0) and coalesce(r.doi, '') = coalesce(l.doi, ''))
    returning pmid, doi`
  const named = { pmids: rows.flatMap(({ pmid }) => pmid ?? []), dois: rows.flatMap(({ doi }) => doi ?? []) }
  const { retracted, cleared } = await settleRetractions(tx, [], [named])
  await writeSearchDocuments(tx, [...retracted, ...cleared])
}

const keyOf = ({ pmid, doi, source, nature = 'retraction' }: ListedRetraction) =>
  `${pmid}\n${doi}\n${source}\n${nature}`

/** Studies here of which a list states a concern or a correction. */
async function studiesStatedOf(tx: ImportSql, items: ListedRetraction[]): Promise<number[]> {
  const stated = items.filter(({ nature }) => nature === 'concern' || nature === 'correction')
  if (stated.length === 0) return []
  const rows = await tx`
    select id::int from studies where pmid = any(${stated.flatMap(({ pmid }) => pmid ?? [])}::int[])
    union select id::int from studies where lower(doi) = any(${stated.flatMap(({ doi }) => doi ?? [])}::text[])`
  return rows.map((row) => row.id)
}

/** The first list says what has been retracted for years: nobody is notified of that, and each study says it. */
async function hasListBefore(tx: ImportSql): Promise<boolean> {
  const [row] = await tx`select exists (select from imports where kind = 'retractions' and state = 'finished') as has`
  return row?.has === true
}

/** Of several notices of one kind the latest is kept. A day to come is a mistake, or that of print: any other is better. */
async function write(tx: ImportSql, items: ListedRetraction[], today: string) {
  const dayOf = ({ dated = '' }: ListedRetraction) => (dated > today ? '' : dated)
  const listed = new Map<string, ListedRetraction>()
  for (const item of items) {
    const other = listed.get(keyOf(item))
    if (!other || dayOf(item) >= dayOf(other)) listed.set(keyOf(item), item)
  }
  const rows = [...listed.values()].map(rowOf)
  const written = await tx`
    insert into listed_retractions as l (pmid, doi, notice_doi, notice_pmid, source, nature, dated)
    select pmid, doi, notice_doi, notice_pmid, source, nature, dated from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r (pmid int, doi text, notice_doi text, notice_pmid int, source text, nature text, dated date)
    on conflict on constraint listed_retractions_once do update set
      notice_doi = excluded.notice_doi, notice_pmid = excluded.notice_pmid, dated = excluded.dated
    where (l.notice_doi, l.notice_pmid, l.dated) is distinct from (excluded.notice_doi, excluded.notice_pmid, excluded.dated)
      and coalesce(case when l.dated <= ${today} then l.dated end, '-infinity')
        <= coalesce(case when excluded.dated <= ${today} then excluded.dated end, '-infinity')
    returning (xmax = 0) as is_new`
  const added = written.filter((row) => row.is_new).length
  const updated = written.length - added
  return { added, updated, unchanged: items.length - added - updated }
}

const rowOf = ({ pmid, doi, noticeDoi, noticePmid, source, nature = 'retraction', dated }: ListedRetraction) => ({
  pmid,
  doi,
  notice_doi: noticeDoi,
  notice_pmid: noticePmid,
  source,
  nature,
  dated,
})
