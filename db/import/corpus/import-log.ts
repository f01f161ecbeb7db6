import type postgres from 'postgres'
import type { ImportSql } from '@/db/connection/copy-rows'
import type { ImportCounts, ImportKind } from '@/db/schema/imports'
import type { SourceFault } from '@/lib/records/source-reader'

export type ImportState = 'finished' | 'broken' | 'interrupted'
export type Rejection = SourceFault & { file: string }

/** What one batch did; `records` is the sum of the next five. */
export type BatchCounts = Omit<ImportCounts, 'files'>

export const NO_COUNTS: Readonly<BatchCounts> = {
  records: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  withdrawn: 0,
  rejected: 0,
  references: 0,
  resolved: 0,
}

/** A file without line ends may be longer than its column can say. */
const LARGEST = 2_147_483_647

/** Any number will do as long as nobody else in this database uses it. */
const IMPORT_LOCK = 7_412_026

/**
 * Whether this session holds, or now takes, the right to import: one import at a time. It ends with the session, so a
 * killed import leaves none behind.
 */
export async function holdImportLock(sql: postgres.Sql | ImportSql): Promise<boolean> {
  const [row] = await sql`select pg_try_advisory_lock(${IMPORT_LOCK}) as held`
  return row?.held === true
}

/** When the import that holds the lock began, and of what. */
export async function runningImport(sql: postgres.Sql): Promise<{ startedAt: Date; sources: string[] } | null> {
  const [row] = await sql`select started_at, sources from imports where state = 'running' order by id desc limit 1`
  return row ? { startedAt: row.started_at, sources: row.sources } : null
}

/** Opens the account of a new import. Whoever holds the lock knows that any other account still open was abandoned. */
export async function openImportLog(
  sql: postgres.Sql,
  kind: ImportKind,
  sources: string[],
  counts: ImportCounts,
  askedBy: string | null = null,
): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`update imports set state = 'interrupted', finished_at = now() where state = 'running'`
    const [row] = await tx`
      insert into imports (state, kind, sources, counts, asked_by)
      values ('running', ${kind}, ${sources}::text[], ${tx.json(counts)}, ${askedBy}) returning id::int`
    return row?.id as number
  })
}

/** Writes what a batch came to; in the batch's transaction, so that the account never says more or less than is there. */
export async function writeImportLog(tx: ImportSql, id: number, counts: ImportCounts, rejections: Rejection[]) {
  await tx`update imports set counts = ${tx.json(counts)} where id = ${id}`
  if (rejections.length === 0) return
  const rows = rejections.map((rejection) => ({
    import_id: id,
    file: rejection.file,
    line: Math.min(rejection.position.line, LARGEST),
    column: Math.min(rejection.position.column, LARGEST),
    identifier: rejection.kind === 'rejection' ? (rejection.identifier ?? null) : null,
    reason: rejection.reason,
  }))
  await tx`insert into import_rejections ${tx(rows)}`
}

export async function closeImportLog(sql: postgres.Sql, id: number, state: ImportState, counts: ImportCounts) {
  await sql`update imports set state = ${state}, counts = ${sql.json(counts)}, finished_at = now() where id = ${id}`
}
