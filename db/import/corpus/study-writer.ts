import { CopyRows, type ImportSql } from '@/db/connection/copy-rows'
import type { Design } from '@/lib/evidence/design'
import type { Precedence } from '@/lib/records/record-precedence'
import type { StudyRecord } from '@/lib/records/study-record'
import { forgetPlaces, textsOf } from './abstract-changes'
import { journalKeyOf } from './journals'
import type { CitedStudies } from './reference-links'
import { ChildRows, STUDY_COLUMNS, studyValues } from './study-rows'

/** A study that the batch adds or changes, with the record that it ends with. */
export type StudyWrite = {
  id: number
  isNew: boolean
  record: StudyRecord
  design: Design | null
  precedence: Precedence
}

export async function nextStudyIds(tx: ImportSql, count: number): Promise<number[]> {
  if (count === 0) return []
  const rows = await tx`
    select nextval(pg_get_serial_sequence('studies', 'id'))::int as id from generate_series(1, ${count}::int)`
  return rows.map((row) => row.id)
}

/** Writes studies and all that stands beneath them. A changed study's former rows are taken away first. */
export async function writeStudies(
  tx: ImportSql,
  writes: StudyWrite[],
  journals: Map<string, number>,
  cited: CitedStudies,
) {
  const added = new CopyRows()
  const children = new ChildRows()
  const changed: StudyWrite[] = []
  for (const write of writes) {
    if (write.isNew) added.add(write.id, ...valuesOf(write, journals))
    else changed.push(write)
    children.add(write.id, write.record, (reference) => cited.find(reference))
  }
  await added.send(tx, `studies (id, ${STUDY_COLUMNS.join(', ')})`)
  if (changed.length > 0) await change(tx, changed, journals)
  await children.send(tx)
}

function valuesOf({ record, design, precedence }: StudyWrite, journals: Map<string, number>) {
  return studyValues(
    record,
    design,
    precedence,
    record.journal ? (journals.get(journalKeyOf(record.journal)) ?? null) : null,
  )
}

const CHILDREN = ['study_authors', 'mesh_headings', 'study_notices']

/** Types of the columns that are not text; all travel as the text that COPY would be given. */
const TYPES: Partial<Record<(typeof STUDY_COLUMNS)[number], string>> = {
  pmid: 'int',
  title_marks: 'jsonb',
  abstract: 'jsonb',
  other_abstracts: 'jsonb',
  journal_id: 'bigint',
  published: 'jsonb',
  published_on: 'date',
  languages: 'text[]',
  publication_types: 'text[]',
  keywords: 'text[]',
  trial_ids: 'text[]',
  authors_complete: 'boolean',
  level: 'smallint',
  content_hash: 'bytea',
}

/** The level that a person gave the study `s`; null where its design's holds. */
export const PERSONS_LEVEL = '(select m.level from study_summaries m where m.study_id = s.id and m.current)'

async function change(tx: ImportSql, writes: StudyWrite[], journals: Map<string, number>) {
  const ids = writes.map((write) => write.id)
  // Whoever edits a summary holds its study: what they save is seen by the statements below.
  await tx`select from studies where id = any(${ids}::bigint[]) order by id for no key update`
  for (const table of CHILDREN) await tx`delete from ${tx(table)} where study_id = any(${ids}::bigint[])`
  // What a source named beside the record stays.
  await tx`delete from study_references where study_id = any(${ids}::bigint[]) and source is null`
  const rows = writes.map((write) => {
    const values = valuesOf(write, journals)
    return Object.fromEntries([
      ['id', write.id],
      ...STUDY_COLUMNS.map((column, index) => [column, values[index] ?? null]),
    ])
  })
  const changed = JSON.stringify(rows)
  await forgetPlaces(tx, changed)
  const columns = STUDY_COLUMNS.map((column) => {
    const value = `c.${column}${TYPES[column] ? `::${TYPES[column]}` : ''}`
    return `${column} = ${column === 'level' ? `coalesce(${PERSONS_LEVEL}, ${value})` : value}`
  })
  const types = STUDY_COLUMNS.map((column) => `${column} text`)
  await tx.unsafe(
    `update studies s set ${columns.join(', ')}, changed_at = now(),
       abstract_changed_at = case when ${textsOf('s.abstract')} <> ${textsOf('c.abstract::jsonb')}
         then clock_timestamp() else s.abstract_changed_at end
     from jsonb_to_recordset($1::text::jsonb) as c (id bigint, ${types.join(', ')}) where s.id = c.id`,
    [changed],
  )
}
