import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { forgetNumber, runningPostmaster } from '@/db/server/postmaster'
import { isAlive, lives, ownIdentity, processStart } from '@/db/server/process-identity'
import { withProcessLock } from '@/db/server/process-lock'

const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-lock-'))
const onLinux = test.skipIf(process.platform !== 'linux')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('one process at a time holds a lock, also of many that find one left behind at the same moment', async () => {
  const file = path.join(folder, 'lock')
  writeFileSync(file, `${2 ** 22 + 1} 12345`)
  let inside = 0
  let most = 0
  let done = 0
  await Promise.all(
    Array.from({ length: 12 }, () =>
      withProcessLock(file, 'testing', async () => {
        most = Math.max(most, ++inside)
        await pause(5)
        inside--
        done++
      }),
    ),
  )
  expect({ most, done }).toEqual({ most: 1, done: 12 })
})

onLinux('a lock is left behind by one whose number another process has got since', async () => {
  const file = path.join(folder, 'reused')
  // This process lives, and began at another time than the holder of the lock.
  writeFileSync(file, `${process.pid} 1@00000000`)
  expect(await withProcessLock(file, 'testing', async () => readFileSync(file, 'utf8'))).toBe(ownIdentity())
})

onLinux('an identity lives as long as its process, and no longer when the number is given again', () => {
  expect(lives(ownIdentity())).toBe(true)
  expect(lives(`${process.pid} 1@00000000`)).toBe(false)
  expect(lives(String(process.pid))).toBe(true)
  expect(lives('')).toBe(false)
})

onLinux('a process that has ended and was not taken note of is not alive', async () => {
  // Its parent is busy and takes no note of it.
  const parent = spawn(process.execPath, [
    '-e',
    "const c = require('node:child_process').spawn('true'); console.log(c.pid); const until = Date.now() + 20_000; while (Date.now() < until);",
  ])
  const pid = Number(await new Promise((resolve) => parent.stdout.once('data', (text) => resolve(String(text)))))
  for (const until = Date.now() + 15_000; isAlive(pid) && Date.now() < until; ) await pause(20)
  expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toMatch(/\) Z /)
  expect(processStart(pid)).toBeNull()
  parent.kill('SIGKILL')
})

onLinux("PostgreSQL's file names a process that is something else by now: it is not running, and may start", () => {
  const data = path.join(folder, 'data')
  mkdirSync(data)
  const file = path.join(data, 'postmaster.pid')
  const rest = `${data}\n1\n5432\n\n127.0.0.1\n  12 34\nready   \n`
  writeFileSync(file, `${process.pid}\n${rest}`)
  expect(runningPostmaster(data)).toBeNull()
  forgetNumber(data)
  const [number, ...lines] = readFileSync(file, 'utf8').split('\n')
  expect(isAlive(Number(number))).toBe(false)
  // What it says of memory that may still be in use stays.
  expect(lines.join('\n')).toBe(rest)
})

onLinux('a process that stands in the data is the server of it, by whatever path the data is named', async () => {
  const data = path.join(folder, 'served')
  mkdirSync(data)
  symlinkSync(data, path.join(folder, 'other-name'))
  const server = spawn('sleep', ['60'], { cwd: data })
  await new Promise((resolve) => server.once('spawn', resolve))
  writeFileSync(path.join(data, 'postmaster.pid'), `${server.pid}\n${data}\n1\n5432\n\n127.0.0.1\n  12 34\nready   \n`)
  const there = { pid: server.pid, port: 5432, status: 'ready' }
  expect(runningPostmaster(data)).toEqual(there)
  expect(runningPostmaster(path.join(folder, 'other-name'))).toEqual(there)
  forgetNumber(data)
  expect(runningPostmaster(data)).toEqual(there)
  server.kill()
})
