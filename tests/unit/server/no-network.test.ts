import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

const PRELOAD = path.resolve(import.meta.dirname, '../../support/no-network.mjs')

/** What a program attempted that was run without the network. */
function attemptsOf(program: string): string[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-network-'))
  const file = path.join(folder, 'attempts')
  writeFileSync(file, '')
  execFileSync(process.execPath, ['--import', PRELOAD, '--input-type=module', '-e', program], {
    env: { ...process.env, NETWORK_ATTEMPTS: file },
  })
  const attempts = readFileSync(file, 'utf8').trim().split('\n').filter(Boolean)
  rmSync(folder, { recursive: true })
  return attempts
}

test('a program without the network is caught at every way out of it', () => {
  const program = `
    import net from 'node:net'
    import https from 'node:https'
    import { lookup, resolve4 } from 'node:dns/promises'
    import { lookup as look } from 'node:dns'
    const tried = async (what) => { try { await what() } catch {} }
    await tried(() => lookup('a.example'))
    await tried(() => resolve4('b.example'))
    await tried(() => look('c.example', () => {}))
    await tried(() => fetch('https://d.example/'))
    await tried(() => net.connect(80, '192.0.2.1'))
    await tried(() => net.connect({ port: 80, host: '10.0.0.1' }))
    await tried(() => https.get('https://e.example/').on('error', () => {}))
  `
  // Which of them comes first, the name or the connection, is not the same in every version of Node.
  const hosts = attemptsOf(program).map((attempt) => attempt.split(' ')[1])
  expect(hosts).toEqual(['a.example', 'b.example', 'c.example', 'd.example', '192.0.2.1', '10.0.0.1', 'e.example'])
})

test('this machine is none of them', () => {
  const program = `
    import net from 'node:net'
    const server = net.createServer((socket) => socket.end('hello')).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    for (const host of ['127.0.0.1', 'localhost', undefined])
      await new Promise((resolve) => net.connect({ port: server.address().port, host, family: 4 }).on('data', resolve).on('error', resolve))
    server.close()
    process.exit()
  `
  expect(attemptsOf(program)).toEqual([])
})
