import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { enterEmbedded } from '@/db/server/embedded'
import { migrate } from '@/db/server/migrate'
import { adminClient, onDatabase, TEMPLATE } from './test-server'

/**
 * One server for the run: TEST_DATABASE_URL where it is set (a role that may create databases), otherwise the
 * embedded PostgreSQL in a folder of its own. The template database is migrated once; each test file gets a copy.
 */
export default async function setUp(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL
  const folder = given ? null : mkdtempSync(path.join(os.tmpdir(), 'precis-test-'))
  const server = folder ? await enterEmbedded(folder) : { url: given as string, leave: async () => {} }

  const admin = adminClient(server.url)
  // What is lost with the machine is made again. Tests that pull the plug do so to a server of their own.
  if (folder) await admin.unsafe('alter system set fsync = off')
  if (folder) await admin`select pg_reload_conf()`
  await admin.unsafe(`drop database if exists ${TEMPLATE} with (force)`)
  await admin.unsafe(`create database ${TEMPLATE}`)
  await migrate(onDatabase(server.url, TEMPLATE))
  await admin.end()
  project.provide('serverUrl', server.url)

  return async () => {
    await server.leave()
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
  }
}
