import postgres from 'postgres'
import { withoutValues } from '@/db/connection/database-error'
import { enterEmbedded } from '@/db/server/embedded'
import { migrate } from '@/db/server/migrate'
import { StartError } from '@/db/server/start-error'
import { settings, workOn } from '@/db/settings/settings'
import { dataFolder } from './data-folder'

export type OpenDatabase = {
  /** The owner's address: migrations. */
  ownerUrl: string
  /** The application's address, on which this process works from here on. */
  url: string
  embedded: boolean
  leave: () => Promise<void>
}

/**
 * The database that this process works on, migrated: DATABASE_URL as it is, or the embedded PostgreSQL of the
 * data folder. Throws `StartError` with one line when it cannot be had.
 */
export async function openDatabase(): Promise<OpenDatabase> {
  const { databaseUrl: given, migrateUrl } = settings()
  const server = given ? { url: migrateUrl ?? given, leave: async () => {} } : await enterEmbedded(dataFolder())
  try {
    if (given) await reach(server.url)
    await migrate(server.url)
  } catch (error) {
    await server.leave()
    if (error instanceof StartError) throw error
    const { message } = withoutValues(error) as Error
    throw new StartError(
      `The database could not be migrated: ${message}. Its role must be able to create tables and roles.`,
    )
  }
  const url = given ?? server.url
  workOn(url)
  return { ownerUrl: server.url, url, embedded: !given, leave: server.leave }
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
