import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { freePort } from '@/db/server/free-port'
import { launch, stopLaunched } from '../../support/launched'

const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-refused-'))
const file = path.join(folder, 'a-file')
writeFileSync(file, '')

afterAll(async () => {
  await stopLaunched()
  rmSync(folder, { recursive: true, force: true })
})

const START = ['bin/start.ts']
const MIGRATE = ['bin/migrate.ts']
const USER = ['bin/user.ts', 'list']

/** What stands in the way is exit status 1 and one line on standard error; returns that line. */
async function oneLine(entry: string[], env: Record<string, string>): Promise<string> {
  const launched = launch(entry, { PRECIS_DATA: path.join(folder, 'data'), PORT: String(await freePort()), ...env })
  expect({ status: await launched.ended, err: launched.err.trimEnd().split('\n') }).toEqual({
    status: 1,
    err: [expect.stringMatching(/\w/)],
  })
  expect(launched.out).toBe('')
  return launched.err
}

/** A server on a port of its own that takes connections and never says a word. */
async function silentServer(): Promise<{ port: number; close: () => void }> {
  const sockets: net.Socket[] = []
  const server = net.createServer((socket) => void sockets.push(socket.on('error', () => {})))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { port: (server.address() as net.AddressInfo).port, close }
}

test.concurrent('a port that is taken, and one that is none, are told with what to set', async () => {
  const taken = await silentServer()
  const [told, none] = await Promise.all([
    oneLine(START, { PORT: String(taken.port) }),
    oneLine(START, { PORT: 'http' }),
  ])
  taken.close()
  expect(told).toMatch(`Port ${taken.port} is taken`)
  expect(told).toMatch(/set PORT/)
  expect(none).toBe('PORT: a whole number from 1 to 65535, got “http”\n')
})

test.concurrent('a data folder that cannot be made or written is named by every command', async () => {
  const tried = [START, MIGRATE, USER].flatMap((entry) => ['/dev/null/data', file].map((data) => ({ entry, data })))
  await Promise.all(
    tried.map(async ({ entry, data }) => {
      const line = await oneLine(entry, { PRECIS_DATA: data })
      expect(line).toContain(data)
      expect(line).toMatch(/PRECIS_DATA/)
    }),
  )
})

test.concurrent('a database that is not there is told, also one that never answers', async () => {
  const silent = await silentServer()
  const gone = `127.0.0.1:${await freePort()}`
  const mute = `127.0.0.1:${silent.port}`
  const lines = await Promise.all([
    oneLine(START, { DATABASE_URL: `postgres://precis@${gone}/precis` }),
    oneLine(MIGRATE, { DATABASE_URL: `postgres://precis@${mute}/precis` }),
    oneLine(USER, { DATABASE_URL: 'postgres://precis@no-such-host.invalid/precis' }),
  ])
  silent.close()
  for (const [index, address] of [gone, mute, 'no-such-host.invalid'].entries()) {
    expect(lines[index]).toMatch(`The database at ${address}`)
    expect(lines[index]).toMatch(/DATABASE_URL/)
  }
})

test.concurrent('an address that is none is told without repeating it: there may be a password in it', async () => {
  const addresses = ['precis:swordfish@db', 'postgres://precis:swordfish@db:port/precis']
  for (const line of await Promise.all(addresses.map((address) => oneLine(MIGRATE, { DATABASE_URL: address })))) {
    expect(line).toMatch(/DATABASE_URL/)
    expect(line).not.toMatch('swordfish')
  }
})

test.concurrent('a role that is not let in is told', async () => {
  // A server that trusts everybody refuses an unknown role; one that asks for passwords refuses a wrong one.
  const address = new URL(inject('serverUrl'))
  if (address.password) address.password = 'swordfish'
  else address.username = 'nobody_of_this_name'
  const line = await oneLine(MIGRATE, { DATABASE_URL: address.href })
  expect(line).toMatch(/DATABASE_URL/)
  expect(line).not.toMatch('swordfish')
})
