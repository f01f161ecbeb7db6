import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { requirePatchedDriver } from '@/db/connection/patched-driver'
import { enterEmbedded } from '@/db/server/embedded'
import { migrate } from '@/db/server/migrate'
import { settings } from '@/db/settings/settings'

export type ScratchServer = {
  /** As the owner of the server. */
  admin: postgres.Sql
  /** A temporary folder that goes with the databases. */
  folder: string
  /** The address of a new database of this version's schema; its name begins with `precis_` and `purpose`. */
  createDatabase: (purpose: string) => Promise<string>
  /** Drops what was made. */
  leave: () => Promise<void>
}

const entered = new Set<ScratchServer>()

/** Leaves every server that was entered: for whoever is stopped in the middle. */
export async function leaveScratchServers(): Promise<void> {
  await Promise.allSettled([...entered].map((server) => server.leave()))
}

/**
 * A server to measure on, with databases of their own that nothing else uses: on the server of DATABASE_URL, whose role
 * must be able to create databases, otherwise an embedded one in a temporary folder.
 */
export async function enterScratchServer(): Promise<ScratchServer> {
  requirePatchedDriver()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-scratch-'))
  const { databaseUrl, migrateUrl } = settings()
  const given = migrateUrl ?? databaseUrl
  const server = given ? { url: given, leave: async () => {} } : await enterEmbedded(path.join(folder, 'data'))
  const admin = postgres(server.url, { max: 1, onnotice: () => {} })
  const names: string[] = []
  const scratch: ScratchServer = {
    admin,
    folder,
    createDatabase: async (purpose) => {
      const name = `precis_${purpose}_${randomBytes(6).toString('hex')}`
      await admin.unsafe(`create database ${name}`)
      names.push(name)
      const url = new URL(server.url)
      url.pathname = `/${name}`
      await migrate(url.href)
      return url.href
    },
    leave: async () => {
      entered.delete(scratch)
      for (const name of names) await admin.unsafe(`drop database if exists ${name} with (force)`)
      await admin.end()
      await server.leave()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  entered.add(scratch)
  return scratch
}
