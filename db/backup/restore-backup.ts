import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import postgres from 'postgres'
import { withoutValues } from '@/db/connection/database-error'
import { migrate } from '@/db/server/migrate'
import { databaseMigration, migrationNames } from '@/db/server/migrations'
import { StartError } from '@/db/server/start-error'
import {
  entryOf,
  FORMAT,
  MANIFEST_NAME,
  type Manifest,
  manifestSchema,
  type TableInBackup,
} from '@/lib/backup/manifest'
import { type OpenArchive, openSealedArchive } from '@/lib/io/sealed-archive'
import { copyIn, copyOut, countRows, quoted, SAME_BYTES } from './copy-table'
import { recordAsOperator } from './record-as-operator'
import { ENDED, type KeptTable, readKeptTables } from './tables'

export type RestoreRequest = {
  /** The owner's address of a database that holds nobody and nothing. */
  url: string
  file: string
  /** Ids of people who were erased, maybe since the backup was taken: they are erased again. */
  erased?: readonly string[]
  /** Whether their comments are emptied too. */
  erasesComments?: boolean
  signal?: AbortSignal
}

/** What a restore has restored, and what it has erased again. */
export type Restored = Manifest & {
  erasedAgain: number
  /** Who is erased and was the only administrator in the backup: they stay until there is another. */
  notErased: string[]
}

/**
 * Brings a backup into an empty database, whole or not at all: every row is read back and compared with what the backup
 * holds before anything stands. Sessions and links do not come back, nor people who were erased. The database is at this version's schema then, and
 * its search index waits to be written. Throws `StartError` or `ArchiveFault` with one line.
 */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const { url, file, signal } = request
  const archive = await openSealedArchive(file)
  try {
    const manifest = await readManifest(archive, file)
    await prepare(url, manifest)
    const client = postgres(url, { max: 1, onnotice: () => {} })
    const stop = () => void client.end({ timeout: 0 })
    signal?.addEventListener('abort', stop)
    try {
      await client.begin((tx) => load(tx, archive, manifest, request))
    } catch (error) {
      throw signal?.aborted ? signal.reason : error
    } finally {
      // From here on everything stands, whatever happens.
      signal?.removeEventListener('abort', stop)
      await client.end({ timeout: 5 })
    }
    return { ...manifest, ...(await finish(request)) }
  } finally {
    archive.close()
  }
}

/** What the next start does by itself where it could not be done: all rows are there. */
async function finish(request: RestoreRequest): Promise<Pick<Restored, 'erasedAgain' | 'notErased'>> {
  const client = postgres(request.url, { max: 1, onnotice: () => {} })
  try {
    await migrate(request.url)
    await client.begin((tx) => eraseAgain(tx, request))
    await recordAsOperator(client, 'backup.restore')
    await client`analyze`
    return await erasedAgain(client, request)
  } catch (error) {
    const { message } = withoutValues(error) as Error
    throw new StartError(`Everything was restored. What was left to do is done when the portal starts (${message}).`)
  } finally {
    await client.end({ timeout: 5 })
  }
}

/** Erases again, in one transaction with the rows where the schema of the backup knows how. */
async function eraseAgain(tx: postgres.TransactionSql, { erased = [], erasesComments = false }: RestoreRequest) {
  const [known] = await tx`select to_regprocedure('app.erase_person(uuid, boolean)') is not null as yes`
  if (!known?.yes || erased.length === 0) return
  await tx`
    select app.erase_person(id, ${erasesComments}) from users
    where id = any (${[...erased]}::uuid[]) and id not in (select user_id from erasures where erased_at is not null)`
}

async function erasedAgain(sql: postgres.Sql, { erased = [] }: RestoreRequest) {
  const rows = await sql<{ id: string; isErased: boolean }[]>`
    select id, exists (select from erasures e where e.user_id = users.id and e.erased_at is not null) as "isErased"
    from users where id = any (${[...erased]}::uuid[])`
  return {
    erasedAgain: rows.filter(({ isErased }) => isErased).length,
    notErased: rows.filter(({ isErased }) => !isErased).map(({ id }) => id),
  }
}

async function readManifest(archive: OpenArchive, file: string): Promise<Manifest> {
  const pieces: Buffer[] = []
  for await (const piece of await archive.read(MANIFEST_NAME)) pieces.push(piece)
  const said = readJson(Buffer.concat(pieces).toString())
  if (said?.format !== FORMAT || !migrationNames().includes(said.migration ?? ''))
    throw new StartError(`${file} was made by another version of the portal (${said?.version}): restore it with that.`)
  const read = manifestSchema.safeParse(said)
  if (!read.success) throw new StartError(`${file} does not say what is in it: nothing was restored.`)
  return read.data
}

function readJson(text: string): Partial<Manifest> | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Brings the database to the schema that the backup was made in; refuses one with anything in it. */
async function prepare(url: string, { migration }: Manifest) {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const at = await databaseMigration(client)
    if (at === null) return await migrate(url, migration)
    if (at !== migration)
      throw new StartError(
        `The backup is of the schema ${migration}, the database at ${at} already: restore into a database without tables.`,
      )
    for (const { name } of await readKeptTables(client)) {
      const [row] = await client.unsafe(`select exists (select from ${quoted(name)}) as filled`)
      if (row?.filled)
        throw new StartError(
          `The database is not empty (${name} has rows): a backup is restored into an empty one only.`,
        )
    }
  } finally {
    await client.end({ timeout: 5 })
  }
}

async function load(tx: postgres.TransactionSql, archive: OpenArchive, manifest: Manifest, request: RestoreRequest) {
  await tx.unsafe(`${SAME_BYTES}; set local statement_timeout = 0; set local lock_timeout = 0`)
  const kept = new Map((await readKeptTables(tx)).map((table) => [table.name, table]))
  const tables = manifest.tables.map((table) => [table, known(table, kept)] as const)
  const named = new Set(manifest.tables.map(({ name }) => name))
  const missing = [...kept.keys()].filter((name) => !named.has(name))
  if (missing.length > 0) throw new StartError(`The backup has no ${missing.join(', ')}: nothing was restored.`)
  // What they would do was done when the rows were written first.
  for (const [{ name }] of tables) await tx.unsafe(`alter table ${quoted(name)} disable trigger user`)
  // Whoever has started the portal on the empty database has been given a link for its first administrator.
  const ended = await tx<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relname = any (${[...ENDED]})
      and relkind = 'r'`
  await tx.unsafe(`truncate ${ended.map(({ name }) => quoted(name))}`)
  for (const [{ name, columns }] of tables)
    await pipeline(await archive.read(entryOf(name)), await copyIn(tx, name, columns))
  for (const { name, last, called } of manifest.sequences)
    await tx`select setval(${name}::regclass, ${last}::bigint, ${called})`
  for (const [table, own] of tables) await compare(tx, table, own)
  // An address of a feed or of a list may have been closed since, because others knew it.
  await tx`update saved_searches set feed_token_hash = null`
  if (named.has('calendar_tokens')) await tx`delete from calendar_tokens`
  if (named.has('list_links')) await tx`update list_links set revoked_at = now() where revoked_at is null`
  // A mail that was on its way then may have arrived since; an earlier schema has none.
  if (tables.some(([{ name }]) => name === 'outgoing_mails'))
    await tx`update outgoing_mails set state = 'uncertain', rendered = null, ended_at = now() where ended_at is null`
  for (const [{ name }] of tables) await tx.unsafe(`alter table ${quoted(name)} enable trigger user`)
  await tx`insert into search_rebuilds default values on conflict do nothing`
  await eraseAgain(tx, request)
}

function known(table: TableInBackup, kept: Map<string, KeptTable>): KeptTable {
  const own = kept.get(table.name)
  if (!own || own.columns.join() !== table.columns.join())
    throw new StartError(`The backup's table ${table.name} is not as its schema has it: nothing was restored.`)
  return own
}

async function compare(tx: postgres.TransactionSql, { name, rows, sha256 }: TableInBackup, own: KeptTable) {
  const hash = createHash('sha256')
  const measured = new Writable({
    write(chunk, _encoding, next) {
      hash.update(chunk)
      next()
    },
  })
  await pipeline(await copyOut(tx, own), measured)
  if (hash.digest('hex') !== sha256 || (await countRows(tx, name)) !== rows)
    throw new StartError(`The table ${name} did not come back as it was backed up: nothing was restored.`)
}
