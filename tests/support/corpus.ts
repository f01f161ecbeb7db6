import { setTimeout } from 'node:timers/promises'
import { KINDS } from '@/bin/import/kinds'
import { connect } from '@/db/connection/pool'
import { holdImportLock, type Rejection } from '@/db/import/corpus/import-log'
import type { ImportReport } from '@/db/import/corpus/import-run'
import type { ImportKind } from '@/db/schema/imports'
import { asOwner } from './owner'

export { asOwner }

const ROOTS = [
  'studies',
  'journals',
  'withdrawn_pmids',
  'imports',
  'import_rejections',
  'mesh_descriptors',
  'journal_names',
  'listed_retractions',
]

export type TestImport = ImportReport & { rejections: Rejection[] }

/** Imports these texts or bytes as files, in their order, as the command does. */
export async function importFiles(...files: (string | Uint8Array)[]): Promise<TestImport> {
  return importAs('studies', ...files)
}

export async function importAs(kind: ImportKind, ...files: (string | Uint8Array)[]): Promise<TestImport> {
  const sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  const rejections: Rejection[] = []
  const named = files.map((file, index) => ({
    name: `file${index + 1}`,
    open: async function* () {
      yield Buffer.from(file)
    },
  }))
  try {
    // Another file of tests may be importing at this moment.
    for (let wait = 0; !(await holdImportLock(sql)); wait++) {
      if (wait > 200) throw new Error('another import is running')
      await setTimeout(100)
    }
    const report = await KINDS[kind].run(sql, named, {
      names: ['test'],
      onRejection: (rejection) => rejections.push(rejection),
    })
    return { ...report, rejections }
  } finally {
    await sql.end()
  }
}

/** The tables of the corpus, with all that hangs on them: emptying is a tenth of the work of truncating. */
export const emptyCorpus = () =>
  asOwner(async (sql) => {
    const tables = await sql<{ table: string }[]>`
      with recursive emptied as (
        select unnest(${ROOTS}::regclass[])::oid as id
        union
        select conrelid from pg_constraint join emptied on confrelid = id where contype = 'f')
      select id::regclass::text as table from emptied join pg_class on oid = id where not relispartition`
    // Without the triggers of foreign keys and of histories: nothing is left that they could look after.
    const statements = tables.map(({ table }) => `delete from ${table}`)
    await sql.unsafe(['set session_replication_role = replica', ...statements].join(';'))
  })

/** All that an import leaves, in one text, without the numbers and times that differ from run to run. */
export function corpusDump(): Promise<string> {
  return asOwner(async (sql) => {
    const studies = await sql`
      select to_jsonb(s) - '{id,journal_id,added_at,changed_at,abstract_changed_at,retracted_at,withdrawn_at}'::text[] as study,
        j.key as journal, s.retracted_at is not null as retracted, s.withdrawn_at is not null as withdrawn,
        (select string_agg(lexeme || positions::text || weights::text, ' ' order by lexeme)
         from unnest(d.document) where lexeme !~ '^[js]=') as document,
        (select jsonb_agg(to_jsonb(a) - 'study_id' order by position) from study_authors a where a.study_id = s.id) as authors,
        (select jsonb_agg(to_jsonb(h) - 'study_id' order by position) from mesh_headings h where h.study_id = s.id) as headings,
        (select jsonb_agg(to_jsonb(n) - 'study_id' order by position) from study_notices n where n.study_id = s.id) as notices,
        (select jsonb_agg((to_jsonb(r) - '{study_id,cited_study_id}'::text[]) || jsonb_build_object('cited', c.source_key) order by position)
         from study_references r left join studies c on c.id = r.cited_study_id where r.study_id = s.id) as references
      from studies s left join journals j on j.id = s.journal_id left join search_documents d on d.study_id = s.id
      order by s.source_key collate "C"`
    const journals = await sql`select to_jsonb(j) - 'id' as journal from journals j order by key collate "C"`
    const withdrawn = await sql`select pmid from withdrawn_pmids order by pmid`
    return [...studies, ...journals, ...withdrawn].map((row) => JSON.stringify(row)).join('\n')
  })
}

/** One study by PMID, with the PMIDs that its references have found. */
export async function studyOf(pmid: number) {
  const [study] = await asOwner(
    (sql) => sql`
      select *, array(select c.pmid from study_references r join studies c on c.id = r.cited_study_id
        where r.study_id = s.id order by r.position) as cited
      from studies s where pmid = ${pmid}`,
  )
  return study
}
