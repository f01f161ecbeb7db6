import { Pool } from 'pg'
import postgres from 'postgres'

/** What the other driver takes for encryption without looking at the certificate. */
const UNCHECKED = ['require', 'allow', 'prefer']

/**
 * Connections of node-postgres, which the library of background jobs works with, to where `url` leads the portal's own
 * driver and encrypted as that encrypts: node-postgres reads the same address in other ways. They act as `role`, or as the
 * login itself.
 */
export async function nodePostgres(url: string, max: number, role?: string): Promise<Pool> {
  const client = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  const { host, port, database, user, pass, ssl } = client.options as unknown as Options
  try {
    const isEncrypted = ssl && (await client`select from pg_stat_ssl where pid = pg_backend_pid() and ssl`).length > 0
    const pool = new Pool({
      host: host[0],
      port: port[0],
      database,
      user,
      password: pass,
      max,
      ssl: !!isEncrypted && (typeof ssl === 'object' ? ssl : { rejectUnauthorized: !UNCHECKED.includes(String(ssl)) }),
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'precis-jobs',
      options: role && `-c role=${role}`,
    })
    // A connection that is lost says so to whoever uses it; without these it would end the process.
    pool.on('error', () => {})
    pool.on('connect', (connection) => connection.on('error', () => {}))
    return pool
  } finally {
    await client.end({ timeout: 1 })
  }
}

type Options = {
  host: string[]
  port: number[]
  database: string
  user: string
  pass: string
  ssl: boolean | string | object
}
