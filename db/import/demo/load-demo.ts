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
import { DEMO_REVISION, demoRecord } from './demo-records'
import type { DemoStudy } from './demo-study'
import { findDemoStudies, type StoredDemoStudy } from './stored-demo'
import { writeDemoSummaries } from './write-demo-summaries'

const FILE = path.join('db', 'import', 'demo', 'studies.json')

/**
 * Gives an empty corpus its first studies, and one that has an earlier demonstration this one, all in one transaction.
 * Another corpus is left as it is, and so is one that an import is filling at this moment. What people have built on the
 * demonstration stays: their summaries, and the studies that another record has taken the place of. Returns how many
 * studies were written, 0 when nothing was done.
 */
export async function loadDemo(url: string, folder = process.cwd()): Promise<number> {
  const client = connect(url, 'precis_import', 1)
  try {
    const corpus: DemoStudy[] = JSON.parse(await readFile(path.join(folder, FILE), 'utf8'))
    const written = await client.begin(async (tx) => {
      const [filled] = await tx`select from studies limit 1`
      const stored = filled ? await findDemoStudies(tx, corpus) : null
      if (stored && !isEarlier(stored)) return 0
      if (!(await holdImportLock(tx))) return 0
      return write(tx, corpus, stored)
    })
    if (written > 0) await countCorpus(client)
    return written
  } finally {
    await client.end({ timeout: 5 })
  }
}

const isEarlier = (stored: Map<string, StoredDemoStudy>): boolean =>
  [...stored.values()].some(({ isOurs, revision }) => isOurs && revision < DEMO_REVISION)

/** Of a corpus that has studies only those that are `stored` are written: none is added to it. */
async function write(
  tx: postgres.TransactionSql,
  corpus: DemoStudy[],
  stored: Map<string, StoredDemoStudy> | null,
): Promise<number> {
  const studies = stored ? corpus.filter(({ key }) => stored.has(key)) : corpus
  // Whoever edits a summary holds its study: what they save is seen by the statements below.
  const ids = [...(stored?.values() ?? [])].map(({ id }) => id)
  await tx`select from studies where id = any(${ids}::bigint[]) order by id for no key update`
  await takeRecords(
    tx,
    studies.filter(({ key }) => stored?.get(key)?.isOurs ?? true),
    corpus,
    stored,
  )
  const now = await findDemoStudies(tx, corpus)
  await writeDemoSummaries(tx, studies, now)
  for (const study of studies) await writeCounts(tx, study, now)
  await writeSearchDocuments(
    tx,
    [...now.values()].map(({ id }) => id),
  )
  return studies.length
}

/** Takes the records in; a study whose PMID was learned elsewhere since keeps it. */
async function takeRecords(
  tx: postgres.TransactionSql,
  studies: DemoStudy[],
  corpus: DemoStudy[],
  stored: Map<string, StoredDemoStudy> | null,
) {
  const byKey = new Map(corpus.map((study) => [study.key, study]))
  const records = studies.map((study) => {
    const record = demoRecord(study, byKey)
    return { ...record, pmid: record.pmid ?? stored?.get(study.key)?.pmid ?? undefined }
  })
  const counts = await applyBatch(
    tx,
    records.map((record) => ({ kind: 'study' as const, record, precedence: precedenceOf(record) })),
    new Journals(),
    false,
  )
  await tx`
    insert into imports (state, sources, counts, finished_at)
    values ('finished', ${[DEMO_NAME]}::text[], ${tx.json({ files: 1, ...counts })}, now())`
}

/** The counts, and the references that only we can tie to their studies. */
async function writeCounts(tx: postgres.TransactionSql, study: DemoStudy, stored: Map<string, StoredDemoStudy>) {
  const { id, isOurs } = stored.get(study.key) as StoredDemoStudy
  if (study.citations) {
    const { count, source, asOf } = study.citations
    await tx`
      insert into citation_counts as c (study_id, source, count, as_of) values (${id}, ${source}, ${count}, ${asOf})
      on conflict (study_id, source) do update set count = excluded.count, as_of = excluded.as_of
      where c.as_of < excluded.as_of`
  }
  if (!isOurs) return
  for (const [position, reference] of (study.references ?? []).entries()) {
    const cited = 'key' in reference ? (stored.get(reference.key)?.id ?? null) : null
    const known = 'key' in reference ? null : tx.json(reference)
    await tx`
      update study_references set cited_study_id = ${cited}, known = ${known}
      where study_id = ${id} and position = ${position}`
  }
}
