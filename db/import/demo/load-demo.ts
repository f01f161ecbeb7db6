import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type postgres from 'postgres'
import { connect } from '@/db/connection/pool'
import { applyBatch } from '@/db/import/corpus/batch'
import { holdImportLock } from '@/db/import/corpus/import-log'
import { Journals } from '@/db/import/corpus/journals'
import { countCorpus } from '@/db/search/index/count-corpus'
import { writeSearchDocuments } from '@/db/search/index/write-documents'
import { precedenceOf } from '@/lib/records/record-precedence'
import { DEMO_NAME } from './demo-name'
import { demoRecord, demoSourceKey } from './demo-records'
import type { DemoStudy } from './demo-study'

const FILE = path.join('db', 'import', 'demo', 'studies.json')
const AUTHOR = 'the Précis project'

/**
 * Gives an empty corpus its first studies, all in one transaction; one that has studies is left as it is, and so
 * is one that an import is filling at this moment. Returns how many there are now, 0 when nothing was done.
 */
export async function loadDemo(url: string, folder = process.cwd()): Promise<number> {
  const client = connect(url, 'precis_import', 1)
  try {
    const [filled] = await client`select from studies limit 1`
    if (filled || !(await holdImportLock(client))) return 0
    const studies: DemoStudy[] = JSON.parse(await readFile(path.join(folder, FILE), 'utf8'))
    await client.begin(async (tx) => {
      await takeRecords(tx, studies)
      const ids = await internalIds(tx, studies)
      for (const study of studies) await writeWhatWeWrote(tx, study, ids)
      await writeSearchDocuments(tx, [...ids.values()])
    })
    await countCorpus(client)
    return studies.length
  } finally {
    await client.end({ timeout: 5 })
  }
}

async function takeRecords(tx: postgres.TransactionSql, studies: DemoStudy[]) {
  const byKey = new Map(studies.map((study) => [study.key, study]))
  const records = studies.map((study) => demoRecord(study, byKey))
  const counts = await applyBatch(
    tx,
    records.map((record) => ({ kind: 'study' as const, record, precedence: precedenceOf(record) })),
    new Journals(),
    true,
  )
  await tx`
    insert into imports (state, sources, counts, finished_at)
    values ('finished', ${[DEMO_NAME]}::text[], ${tx.json({ files: 1, ...counts })}, now())`
}

/** Internal ids by key: by PMID where there is one, otherwise by the corpus's own key. */
async function internalIds(tx: postgres.TransactionSql, studies: DemoStudy[]): Promise<Map<string, number>> {
  const sourceKeys = new Map(studies.map(({ key, pmid }) => [pmid ? `pmid:${pmid}` : demoSourceKey(key), key]))
  const rows =
    await tx`select id::int, source_key from studies where source_key = any(${[...sourceKeys.keys()]}::text[])`
  return new Map(rows.map((row) => [sourceKeys.get(row.source_key) as string, row.id]))
}

/** The summary, the counts and the references that only we can tie to their studies. */
async function writeWhatWeWrote(tx: postgres.TransactionSql, study: DemoStudy, ids: Map<string, number>) {
  const id = ids.get(study.key) as number
  if (study.citations) {
    const { count, source, asOf } = study.citations
    await tx`insert into citation_counts (study_id, source, count, as_of) values (${id}, ${source}, ${count}, ${asOf})`
  }
  if (study.summary) {
    const { tldr, paragraph, facts, basis } = study.summary
    await tx`delete from study_summaries where study_id = ${id} and maker = 'machine'`
    await tx`
      insert into study_summaries (study_id, version, current, tldr, paragraph, facts, basis, drafted_by)
      values (${id}, 1, true, ${tldr}, ${paragraph}, ${tx.json(facts)}, ${basis}, ${AUTHOR})`
  }
  for (const [position, reference] of (study.references ?? []).entries()) {
    const cited = 'key' in reference ? (ids.get(reference.key) ?? null) : null
    const known = 'key' in reference ? null : tx.json(reference)
    await tx`
      update study_references set cited_study_id = ${cited}, known = ${known}
      where study_id = ${id} and position = ${position}`
  }
}
