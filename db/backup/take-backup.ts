import { Readable } from 'node:stream'
import postgres from 'postgres'
import { databaseMigration } from '@/db/server/migrations'
import { StartError } from '@/db/server/start-error'
import { entryOf, FORMAT, MANIFEST_NAME, type Manifest } from '@/lib/backup/manifest'
import { SealedArchive } from '@/lib/io/sealed-archive'
import { copyOut, countRows, quoted, SAME_BYTES } from './copy-table'
import { recordAsOperator } from './record-as-operator'
import { readKeptTables } from './tables'

export type BackupRequest = {
  /** The owner's address: it reads every row. */
  url: string
  /** Where the backup is to be; nothing may have that name. */
  file: string
  /** Of the portal. */
  version: string
  /** What the environment sets, without what is secret. */
  settings: Record<string, string>
  signal?: AbortSignal
  /** Hears of each table that is written, of how many. */
  progress?: (done: number, total: number) => Promise<void>
}

/**
 * Writes everything that the portal keeps into one file, as it is at one moment, beside all who go on writing. Throws
 * `StartError` or `ArchiveFault` with one line; nothing has the file's name then.
 */
export async function takeBackup(request: BackupRequest): Promise<Manifest> {
  const client = postgres(request.url, { max: 1, onnotice: () => {} })
  const stop = () => void client.end({ timeout: 0 })
  const archive = await SealedArchive.create(request.file)
  request.signal?.addEventListener('abort', stop)
  try {
    if (!(await databaseMigration(client)))
      throw new StartError('Nothing is in this database yet: there is nothing to back up.')
    const tables = await readKeptTables(client)
    const manifest = await client.begin('isolation level repeatable read read only', async (tx) => {
      // Before the snapshot: a migration that is under way ends first, and one that comes waits.
      await tx.unsafe(
        `set local lock_timeout = 0; lock table ${tables.map(({ name }) => quoted(name))} in access share mode`,
      )
      return writeTables(tx, archive, request)
    })
    request.signal?.throwIfAborted()
    await archive.add(MANIFEST_NAME, Readable.from([Buffer.from(JSON.stringify(manifest, null, 2))]))
    // Before there is a file: nobody has one that the trail knows nothing of.
    await recordAsOperator(client, 'backup.take')
    request.signal?.throwIfAborted()
    await archive.close()
    return manifest
  } catch (error) {
    await archive.discard()
    throw request.signal?.aborted ? request.signal.reason : error
  } finally {
    request.signal?.removeEventListener('abort', stop)
    await client.end({ timeout: 5 })
  }
}

async function writeTables(
  tx: postgres.TransactionSql,
  archive: SealedArchive,
  { version, settings, progress }: BackupRequest,
): Promise<Manifest> {
  // However long it takes.
  await tx.unsafe(`${SAME_BYTES}; set local statement_timeout = 0`)
  const migration = (await databaseMigration(tx)) ?? ''
  const kept = await readKeptTables(tx)
  const [server] = await tx<{ version: string; now: Date }[]>`
    select current_setting('server_version') as version, now() as now`
  const tables: Manifest['tables'] = []
  for (const table of kept) {
    const { sha256 } = await archive.add(entryOf(table.name), await copyOut(tx, table))
    tables.push({ name: table.name, columns: table.columns, rows: await countRows(tx, table.name), sha256 })
    await progress?.(tables.length, kept.length)
  }
  return {
    format: FORMAT,
    version,
    migration,
    postgresql: server?.version ?? '',
    takenAt: (server?.now ?? new Date(0)).toISOString(),
    tables,
    sequences: await readSequences(
      tx,
      kept.map(({ name }) => name),
    ),
    settings,
  }
}

/** Where the counters of these tables stand. They are no part of the snapshot: at or after it, never before. */
async function readSequences(tx: postgres.TransactionSql, tables: string[]): Promise<Manifest['sequences']> {
  const names = await tx<{ name: string }[]>`
    select s.relname as name from pg_class s
    join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
    join pg_class t on t.oid = d.refobjid and d.refclassid = 'pg_class'::regclass
    where s.relkind = 'S' and t.relnamespace = 'public'::regnamespace and t.relname = any (${tables})
    order by s.relname`
  const sequences: Manifest['sequences'] = []
  for (const { name } of names) {
    const [row] = await tx.unsafe<{ last: string; called: boolean }[]>(
      `select last_value::text as last, is_called as called from ${quoted(name)}`,
    )
    if (row) sequences.push({ name, ...row })
  }
  return sequences
}
