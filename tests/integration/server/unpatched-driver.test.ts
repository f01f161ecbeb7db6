import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requirePatchedDriver } from '@/db/connection/patched-driver'
import { freePort } from '@/db/server/free-port'
import { builds } from '../../support/driver'
import { launch, stopLaunched } from '../../support/launched'

const root = path.resolve(import.meta.dirname, '../../..')
const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-unpatched-'))
/** The driver as an install leaves it that runs no scripts. */
const unpatched = path.join(folder, 'node_modules/postgres')
const records = path.join(folder, 'records.xml')
/** Gives a process this driver for the patched one. */
const redirect = path.join(folder, 'redirect.mjs')

beforeAll(() => {
  for (const name of ['package.json', 'patches', 'node_modules/postgres'])
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  const done = spawnSync(process.execPath, [path.join(root, 'node_modules/patch-package/index.js'), '--reverse'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(done.status, done.stdout + done.stderr).toBe(0)
  writeFileSync(records, '<PubmedArticleSet></PubmedArticleSet>')
  const url = pathToFileURL(path.join(unpatched, 'src/index.js')).href
  const hook = `export const resolve = (name, context, next) =>
    name === 'postgres' ? { url: '${url}', format: 'module', shortCircuit: true } : next(name, context)`
  writeFileSync(
    redirect,
    `import { register } from 'node:module'\nregister('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}))`,
  )
})

afterAll(async () => {
  await stopLaunched()
  rmSync(folder, { recursive: true, force: true })
})

const SENTENCE = /^The PostgreSQL driver is installed without its patch .*: run `npm run postinstall`, .*\.\n$/

describe('an unpatched driver', () => {
  test.each([['bin/start.ts'], ['bin/migrate.ts'], ['bin/user.ts', 'list'], ['bin/import.ts', records]])(
    'is refused by %s in one sentence that says what to do',
    async (...entry) => {
      const launched = launch(['--import', pathToFileURL(redirect).href, ...entry], {
        PRECIS_DATA: path.join(folder, 'data'),
        PORT: String(await freePort()),
      })
      expect({ status: await launched.ended, out: launched.out }).toEqual({ status: 1, out: '' })
      expect(launched.err).toMatch(SENTENCE)
    },
  )

  test.each(['src/index.js', 'cjs/src/index.js'])('is known by its build %s, patched or not', async (file) => {
    const load = createRequire(import.meta.url)
    const published = file.startsWith('cjs')
      ? load(path.join(unpatched, file))
      : (await import(/* @vite-ignore */ pathToFileURL(path.join(unpatched, file)).href)).default
    expect(() => requirePatchedDriver(published)).toThrow(/without its patch/)
    // One with an earlier patch is none of ours either.
    expect(() => requirePatchedDriver(Object.assign(() => {}, { precis: 1 }))).toThrow(/without its patch/)
  })

  test.each(builds)('is not what an install has: the %s build carries the patch', async (_build, build) => {
    requirePatchedDriver(await build())
  })
})
