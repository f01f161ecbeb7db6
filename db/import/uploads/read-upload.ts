import type postgres from 'postgres'
import type { ImportSql } from '@/db/connection/copy-rows'
import { type Decision, decideReferences, referenceKey } from '@/db/import/references/decide'
import type { JobWork } from '@/db/jobs/job'
import { untilRoom } from '@/db/server/room'
import { type ReferenceItem, referenceItemsOf } from '@/lib/io/reference-items'
import { KnownWorks } from '@/lib/references/match/known-works'
import { type RowDecision, undecidedAs } from '@/lib/references/upload'
import { untilReadTurn } from './import-turn'
import type { UploadAtWork } from './upload-at-work'

/**
 * Reads an upload and writes down what an import would make of each of its records; nothing of the corpus is changed. Begun
 * again, it begins from the first record. What was cancelled meanwhile stays cancelled.
 */
export async function readUpload({ id, file }: UploadAtWork, work: JobWork): Promise<void> {
  const { sql, signal, progress } = work
  if (!(await untilReadTurn(work, id)) || !(await isToBeRead(sql, id))) return
  const known = new KnownWorks()
  const ordinals = new Map<string, number>()
  let [position, records, fault] = [0, 0, '']
  let head: ReferenceItem | undefined
  await sql`delete from import_upload_rows where upload_id = ${id}`
  for await (const piece of referenceItemsOf(file)) {
    await untilRoom(signal)
    if (signal.aborted) return
    const items = piece.flatMap((item) => (item.kind === 'reference' ? [item] : []))
    for (const item of piece) if (item.kind !== 'reference') fault = item.reason
    head ??= items[0]
    const inFile = items.filter(({ ordinal }) => ordinal > 0)
    const decided = await sql.begin('read only', (tx) => decideReferences(tx, inFile, { addUndecided: false }, known))
    const decisions = new Map(inFile.map((item, index) => [item, decided[index] as Decision]))
    for (const item of inFile) ordinals.set(referenceKey(item), item.ordinal)
    const rows = items.map((item) => rowOf(item, decisions.get(item), position++, ordinals))
    const isWanted = await sql.begin(async (tx) => {
      const [row] = await tx`select id from import_uploads where id = ${id} and state = 'reading' for update`
      if (row) await writeRows(tx, id, rows)
      return row !== undefined
    })
    if (!isWanted) return
    records += inFile.length
    await progress(records, null)
  }
  const isEmpty = position === 0 || fault !== ''
  await sql.begin(async (tx) => {
    await tx`
      update import_uploads set state = ${isEmpty ? 'unreadable' : 'read'}, ended_at = now(),
        fault = ${isEmpty ? fault || 'There is no record in it' : null}, format = ${head?.file.format ?? null},
        encoding = ${head?.file.encoding ?? null}
      where id = ${id} and state = 'reading'`
    if (isEmpty) await tx`delete from import_upload_contents where upload_id = ${id}`
  })
}

async function isToBeRead(sql: postgres.Sql, id: string): Promise<boolean> {
  const [row] = await sql`select from import_uploads where id = ${id} and state = 'reading'`
  return row !== undefined
}

function rowOf(
  { ordinal, entry }: ReferenceItem,
  decision: Decision | undefined,
  position: number,
  ordinals: ReadonlyMap<string, number>,
) {
  const isRead = entry.kind === 'reference'
  return {
    position,
    ordinal,
    line: entry.line,
    raw_text: entry.raw,
    parsed: isRead ? entry.reference : null,
    problems: isRead ? entry.problems : [],
    decision: decision ? rowDecision(decision) : 'notice',
    study_id: decision?.studyId ?? null,
    other_ordinal: decision?.decision === 'new' ? null : (ordinals.get(decision?.workKey ?? '') ?? null),
    score: decision?.score ?? null,
    reasons: decision?.reasons ?? (isRead ? [] : [entry.reason]),
  }
}

const rowDecision = ({ decision, reasons }: Decision): RowDecision =>
  decision === 'maybe' ? undecidedAs(reasons) : decision

async function writeRows(tx: ImportSql, id: string, rows: ReturnType<typeof rowOf>[]): Promise<void> {
  await tx`
    insert into import_upload_rows (upload_id, position, ordinal, line, raw_text, parsed, problems, decision, study_id,
      other_ordinal, score, reasons)
    select ${id}, position, ordinal, line, raw_text, nullif(parsed, 'null'), problems, decision, study_id, other_ordinal,
      score, array(select jsonb_array_elements_text(reasons))
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r (position int, ordinal int, line int, raw_text text,
      parsed jsonb, problems jsonb, decision text, study_id bigint, other_ordinal int, score real, reasons jsonb)`
}
