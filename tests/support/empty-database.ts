import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { adminClient, onDatabase } from './test-server'

/** A database of its own without any schema, gone again after `use`. */
export async function withEmptyDatabase<T>(use: (url: string) => Promise<T>): Promise<T> {
  const name = `precis_test_empty_${process.pid}_${randomBytes(4).toString('hex')}`
  const admin = adminClient(inject('serverUrl'))
  await admin.unsafe(`create database ${name}`)
  try {
    return await use(onDatabase(inject('serverUrl'), name))
  } finally {
    await admin.unsafe(`drop database if exists ${name} with (force)`)
    await admin.end()
  }
}
