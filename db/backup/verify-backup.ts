import { createHash, randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { roomLeft } from '@/db/server/room'
import { StartError } from '@/db/server/start-error'
import { restoreBackup } from './restore-backup'

/** How the name of such a database begins; nothing else on the server may be called so. */
const SCRATCH = 'precis_verify_'

/**
 * Restores a backup as a whole into a database made for that, which then goes again: what could be restored now can be
 * restored. Throws `StartError` or `ArchiveFault` with one line where it cannot, or where that cannot be tried.
 */
export async function verifyBackup({ url, file, signal }: { url: string; file: string; signal?: AbortSignal }) {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  // Another portal may have its database on this server, and try its own backup at this moment.
  const own = `${SCRATCH}${createHash('sha256').update(new URL(url).pathname).digest('hex').slice(0, 12)}_`
  const scratch = `${own}${randomBytes(6).toString('hex')}`
  try {
    await dropLeftBehind(client, own)
    await requireRoom(client)
    await client.unsafe(`create database ${scratch}`).catch((error: { code?: string }) => {
      if (error.code !== '42501') throw error
      throw new StartError(
        'The backup was taken, but not tried: the role that migrates the database may not create one (alter role … createdb).',
      )
    })
    await client.unsafe(`revoke connect, temporary on database ${scratch} from public`)
    const at = new URL(url)
    at.pathname = `/${scratch}`
    await restoreBackup({ url: at.href, file, signal })
  } finally {
    await client.unsafe(`drop database if exists ${scratch} with (force)`).catch(() => {})
    await client.end({ timeout: 5 })
  }
}

/** One is made at a time: what others of the name there are belonged to a worker that was killed. */
async function dropLeftBehind(client: postgres.Sql, own: string) {
  const left = await client<{ name: string }[]>`
    select datname as name from pg_database where starts_with(datname, ${own})`
  for (const { name } of left) await client`drop database if exists ${client(name)} with (force)`
}

async function requireRoom(client: postgres.Sql) {
  const left = roomLeft()
  const [row] = await client`select pg_database_size(current_database())::float8 as bytes`
  if (left !== null && left < 2 * (row?.bytes ?? 0))
    throw new StartError('The backup was taken, but not tried: there is no room for a second database beside this one.')
}
