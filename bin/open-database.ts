import postgres from 'postgres'
import { withoutValues } from '@/db/connection/database-error'
import { requirePatchedDriver } from '@/db/connection/patched-driver'
import { addressOf, enterEmbedded } from '@/db/server/embedded'
import { migrate } from '@/db/server/migrate'
import { checkLogin, portalLogin, withLogin } from '@/db/server/portal-login'
import { StartError } from '@/db/server/start-error'
import { settings, workOn } from '@/db/settings/settings'
import { dataFolder } from './data-folder'

export type OpenDatabase = {
  /** The portal's own address, on which this process works from here on: a login that owns nothing. */
  url: string
  /** Streaming replicas, as the same login. */
  replicaUrls: string[]
  embedded: boolean
  /** The address of its owner, now: for what reads all of it, in the process that runs the background work. */
  ownerUrl: () => string
  leave: () => Promise<void>
}

/**
 * The database that this process works on, migrated: the one of DATABASE_URL, or the embedded PostgreSQL of the data
 * folder. Its owner's address serves for migrations and backups and is handed on to no other process. Throws `StartError`
 * with one line when it cannot be had.
 */
export async function openDatabase(): Promise<OpenDatabase> {
  const { databaseUrl: given, replicaUrls: replicas } = settings()
  const server = await enterAsOwner()
  try {
    await migrated(server.url)
    const url = given && server.url !== given ? await checked(given) : await portalLogin(server.url)
    const replicaUrls = replicas.map((replica) => withLogin(replica, new URL(url)))
    workOn(url, replicaUrls)
    // The embedded database may have come back at another port, on which this process works then.
    const port = () => Number(new URL(settings().databaseUrl ?? url).port)
    const ownerUrl = () => (given ? server.url : addressOf(dataFolder(), port()))
    return { url, replicaUrls, embedded: !given, ownerUrl, leave: server.leave }
  } catch (error) {
    await server.leave()
    throw error
  }
}

/**
 * The same database at the address of its owner, as it stands: nothing is migrated. For what moves all of it; nothing
 * that answers anybody works there. Throws `StartError` with one line when it cannot be had.
 */
export async function enterAsOwner(): Promise<{ url: string; leave: () => Promise<void> }> {
  requirePatchedDriver()
  const { databaseUrl: given, migrateUrl } = settings()
  if (!given) return enterEmbedded(dataFolder())
  const url = migrateUrl ?? given
  await reach(url)
  return { url, leave: async () => {} }
}

async function migrated(url: string) {
  await migrate(url).catch((error: unknown) => {
    const { message } = withoutValues(error) as Error
    throw new StartError(
      `The database could not be migrated: ${message}. Its role must be able to create tables and roles.`,
    )
  })
}

/** A login that whoever runs the portal has made for it. */
async function checked(url: string): Promise<string> {
  await checkLogin(url, 'the login of DATABASE_URL')
  return url
}

async function reach(url: string) {
  let client: postgres.Sql | undefined
  try {
    client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
    const [row] = await client`select current_setting('server_version_num')::int as version`
    if ((row?.version ?? 0) < 150_000)
      throw new StartError(`The PostgreSQL at ${shown(url)} is too old: 15 or newer is needed.`)
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(
      `The database at ${shown(url)} cannot be reached (${(error as Error).message}): check DATABASE_URL and that it runs.`,
    )
  } finally {
    await client?.end({ timeout: 1 })
  }
}

/** Where the database is, without the password that may stand in its address. */
function shown(url: string): string {
  const { hostname, port } = URL.canParse(url) ? new URL(url) : { hostname: '', port: '' }
  return hostname ? `${hostname}:${port || 5432}` : 'the address in DATABASE_URL'
}
