import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { disconnect } from '@/db/connection/disconnect'
import { endOwners } from './owner'
import { adminClient, onDatabase, TEMPLATE } from './test-server'

/** Every test file works on a database of its own, copied from the migrated template. */
const database = `precis_test_${process.pid}_${randomBytes(4).toString('hex')}`

beforeAll(async () => {
  const admin = adminClient(inject('serverUrl'))
  // Copying waits for nobody, but two files may copy at once and the template takes one at a time.
  for (let attempt = 1; ; attempt++) {
    try {
      await admin.unsafe(`create database ${database} template ${TEMPLATE}`)
      break
    } catch (error) {
      if (attempt >= 20) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  await admin.end()
  process.env.DATABASE_URL = onDatabase(inject('serverUrl'), database)
})

afterAll(async () => {
  await Promise.all([disconnect(), endOwners()])
  const admin = adminClient(inject('serverUrl'))
  await admin.unsafe(`drop database if exists ${database} with (force)`)
  await admin.end()
})
