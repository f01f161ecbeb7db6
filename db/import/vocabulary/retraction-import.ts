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
import { notifyOfRetractions } from '@/db/import/corpus/study-notices'
import { writeSearchDocuments } from '@/db/search/index/write-documents'
import type { ListedRetraction } from '@/lib/records/retraction-list'

/** Imports lists of retractions (see `runImport`); studies that are here are settled with the batch that names them. */
export function importRetractions(sql: postgres.Sql, options: ImportOptions<ListedRetraction>): Promise<ImportReport> {
  return runImport(sql, TASK, options)
}

const TASK: ImportTask<ListedRetraction, ListedRetraction> = {
  kind: 'retractions',
  prepare: (entry) => ({ item: entry, size: 100 }),
  async take(tx, items): Promise<Taken> {
    await preferIndexScans(tx)
    const counts = await write(tx, items)
    const named = { pmids: items.flatMap(({ pmid }) => pmid ?? []), dois: items.flatMap(({ doi }) => doi ?? []) }
    const { retracted, cleared } = await settleRetractions(tx, [], [named])
    if (await hasListBefore(tx)) await notifyOfRetractions(tx, retracted)
    await writeSearchDocuments(tx, [...retracted, ...cleared])
    return { counts: { records: items.length, ...counts, retracted: retracted.length } }
  },
}

/** The first list says what has been retracted for years: nobody is notified of that, and each study says it. */
async function hasListBefore(tx: ImportSql): Promise<boolean> {
  const [row] = await tx`select exists (select from imports where kind = 'retractions' and state = 'finished') as has`
  return row?.has === true
}

async function write(tx: ImportSql, items: ListedRetraction[]) {
  const listed = new Map(
    items.map(({ pmid, doi, noticeDoi, noticePmid, source }) => [
      `${pmid}\n${doi}\n${source}`,
      { pmid, doi, notice_doi: noticeDoi, notice_pmid: noticePmid, source },
    ]),
  )
  const written = await tx`
    insert into listed_retractions as l (pmid, doi, notice_doi, notice_pmid, source)
    select pmid, doi, notice_doi, notice_pmid, source from jsonb_to_recordset(${JSON.stringify([...listed.values()])}::text::jsonb)
      as r (pmid int, doi text, notice_doi text, notice_pmid int, source text)
    on conflict on constraint listed_retractions_once do update set
      notice_doi = excluded.notice_doi, notice_pmid = excluded.notice_pmid
    where (l.notice_doi, l.notice_pmid) is distinct from (excluded.notice_doi, excluded.notice_pmid)
    returning (xmax = 0) as is_new`
  const added = written.filter((row) => row.is_new).length
  const updated = written.length - added
  return { added, updated, unchanged: items.length - added - updated }
}
