import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { findBrowser } from '../tests/support/browser'
import type { Failure, RunReport } from '../tests/support/run-report'
import { startSystemPostgres } from '../tests/support/system-postgres'
import { buildIfStale } from './build-if-stale'

/**
 * npm test [-- PART …], parts being types, lint, unit, integration and e2e: everything that must hold, in the order in
 * which it fails fastest, the last of it the built portal in a real browser. TEST_POSTGRES_BIN names the programs of a
 * second PostgreSQL: most integration tests then run there, and on both those that the server can change. What failed, and
 * what passed only when a browser test was run again, is named once more at the end, with why; the last line is
 * "N passed, N failed".
 */
const PARTS = ['types', 'lint', 'unit', 'integration', 'e2e']
/** What they try is a driver, a clock, a command, a killed process, our own checks: the same on any PostgreSQL. */
const OF_NO_VERSION =
  /\/(?:connection\/driver-\w+|access\/(?:sign-in-times|access-matrix)|search\/evaluation|import\/[\w-]+-(?:killed|command)|backup\/backup-command|summaries\/model-draft\w*|jobs\/jobs)\.test\.ts$/

/** What the version and the locale of PostgreSQL can change: with a second server these are run on both, the rest on that. */
const OF_THE_SERVER = /^tests\/integration\/(?:audit|backup|connection|evaluation|import|jobs|search|similarity)\//

const asked = process.argv.slice(2)
const unknown = asked.filter((part) => !PARTS.includes(part))
if (unknown.length > 0) {
  console.error(`Usage: npm test [-- ${PARTS.join('|')} …]`)
  process.exit(2)
}
const wants = (part: string) => asked.length === 0 || asked.includes(part)

const reports = mkdtempSync(path.join(os.tmpdir(), 'precis-report-'))
const total = { passed: 0, failed: 0 }
const failures: string[] = []
const unsteady: string[] = []
const skipped: string[] = []
const times: string[] = []

/** What runs `aside`, beside something else, says what it has to say when it is over. */
function node(title: string, args: string[], env: Record<string, string> = {}, aside = false): Promise<boolean> {
  if (!aside) console.log(`\n▸ ${title}`)
  const began = Date.now()
  return new Promise((resolve) => {
    const stdio = aside ? 'pipe' : 'inherit'
    const child = spawn(process.execPath, args, { stdio: ['inherit', stdio, stdio], env: { ...process.env, ...env } })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk))
    child.on('close', (code) => {
      if (aside) console.log(`\n▸ ${title}\n${Buffer.concat(said)}`)
      times.push(`${title} ${Math.round((Date.now() - began) / 1000)} s`)
      resolve(code === 0)
    })
  })
}

function fail(what: string, count = 1) {
  failures.push(what)
  total.failed += count
}

/** A check that passes or fails as a whole. */
async function check(title: string, args: string[]) {
  if (await node(title, args)) total.passed++
  else fail(title)
}

/** The first words of an error, on a line of their own: what they compare stands further up. */
const because = (message = '') => {
  const [first = ''] = stripVTControlCharacters(message).split('\n')
  return first && `\n    ${first.slice(0, 300)}`
}

/** Files to run beside something else, and other options of Vitest. */
type Beside = { env: Record<string, string>; more: string[]; options?: string[] }

/** More files than these fail for a reason that another run does not take away. */
const RUN_AGAIN = 10

/** Runs a project of Vitest. As in the browser, what a busy machine was too slow for is run once more, and named at the end. */
async function vitest(title: string, project: string, aside?: Beside) {
  const { report, ended } = await runVitest(title, project, aside?.more ?? [], aside)
  if (!report) return fail(title)
  const unsound = report.files.filter(({ failures }) => failures.length > 0)
  const wholly = report.elsewhere.length > 0 || (!ended && unsound.length === 0)
  if (ended || unsound.length > RUN_AGAIN) return count(title, report, ended)
  const names = wholly ? (aside?.more ?? []) : unsound.map(({ file }) => file)
  const again = await runVitest(`${title}, again`, project, names, aside)
  if (!again.report) return fail(title)
  const kept = wholly ? [] : report.files.filter((file) => !unsound.includes(file))
  count(title, { files: [...kept, ...again.report.files], elsewhere: again.report.elsewhere }, again.ended)
  if (again.ended) unsteady.push(...[...unsound.flatMap(({ failures: of }) => of), ...report.elsewhere].map(lineOf))
}

async function runVitest(title: string, project: string, more: string[], aside?: Beside) {
  const at = path.join(reports, `${title.replaceAll(/\W+/g, '-')}.json`)
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', project]
  const reporters = ['--reporter=default', '--reporter=./tests/support/run-report.ts']
  const env = { ...aside?.env, RUN_REPORT: at }
  const all = ['node_modules/vitest/vitest.mjs', ...args, ...reporters, ...(aside?.options ?? []), ...more]
  const ended = await node(title, all, env, aside !== undefined)
  const report: RunReport | null = existsSync(at) ? JSON.parse(readFileSync(at, 'utf8')) : null
  return { report, ended }
}

function count(title: string, { files, elsewhere }: RunReport, ended: boolean) {
  const sum = (of: 'passed' | 'failed' | 'skipped') => files.reduce((all, file) => all + file[of], 0)
  total.passed += sum('passed')
  // What failed outside a test has no failed test in it, and has failed all the same.
  if (!ended) fail(title, Math.max(sum('failed'), 1))
  failures.push(...[...files.flatMap(({ failures: of }) => of), ...elsewhere].map(lineOf))
  if (sum('skipped') > 0) skipped.push(`${sum('skipped')} of ${title}`)
}

const lineOf = ({ what, why }: Failure) => `  ${what}${because(why)}`

type PlaywrightSuite = { suites?: PlaywrightSuite[]; specs: PlaywrightSpec[] }
type PlaywrightTest = { status: string; results: { error?: { message?: string } }[] }
type PlaywrightSpec = { title: string; file: string; ok: boolean; tests: PlaywrightTest[] }
type PlaywrightReport = {
  stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>
  suites: PlaywrightSuite[]
}

const specsIn = ({ suites = [], specs }: PlaywrightSuite): PlaywrightSpec[] => [...specs, ...suites.flatMap(specsIn)]
const named = (specs: PlaywrightSpec[]) =>
  specs.map(({ file, title, tests }) => {
    const fault = tests.flatMap(({ results }) => results).find(({ error }) => error)
    return `  tests/e2e/${file} › ${title}${because(fault?.error?.message)}`
  })

/** Test files that start a PostgreSQL, or a portal with one, of their own: the same beside any other server. */
function withOwnServer(): string[] {
  const own = /support\/(?:own-postgres|served-portal|system-postgres)'/
  return integrationFiles().filter(
    (file) => file.startsWith('tests/integration/server/') || own.test(readFileSync(file, 'utf8')),
  )
}

async function playwright(title: string, browser: string) {
  const report = path.join(reports, 'e2e.json')
  const passed = await node(
    title,
    ['--import', 'tsx', 'node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/playwright.config.ts'],
    {
      CHROMIUM_PATH: browser,
      E2E_REPORT: report,
    },
  )
  if (!existsSync(report)) return fail(title)
  const { stats, suites } = JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport
  const specs = suites.flatMap(specsIn)
  total.passed += stats.expected + stats.flaky
  if (!passed) fail(title, Math.max(stats.unexpected, 1))
  failures.push(...named(specs.filter(({ ok }) => !ok)))
  unsteady.push(...named(specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))))
  if (stats.skipped > 0) skipped.push(`${stats.skipped} of ${title}`)
}

if (wants('types')) await check('Types', ['node_modules/typescript/bin/tsc', '--noEmit'])
if (wants('lint')) await check('Lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.'])
if (wants('lint')) await check('House', ['--import', 'tsx', 'bin/check-house.ts'])

// Unit tests leave a core idle and no clock decides them: the build goes on beside them.
const built = wants('e2e') ? buildIfStale().catch((error: Error) => error) : undefined
if (wants('unit')) await vitest('Unit', 'unit')
const unbuilt = await built

// Side by side, each on a server of its own: most of their tests wait for something.
if (wants('integration')) {
  const own = withOwnServer()
  const shared = integrationFiles().filter((file) => !own.includes(file))
  const once = shared.filter((file) => OF_NO_VERSION.test(file))
  const isSecond = Boolean(process.env.TEST_POSTGRES_BIN)
  const onSecond = isSecond ? shared.filter((file) => !once.includes(file)) : []
  const onEmbedded = isSecond ? shared.filter((file) => once.includes(file) || OF_THE_SERVER.test(file)) : shared
  await Promise.all([
    vitest('Integration, embedded PostgreSQL', 'integration', { env: {}, more: onEmbedded }),
    // They wait for processes that they have started: two files at a time take no more of the machine.
    vitest('Integration, servers of their own', 'integration', { env: {}, more: own, options: ['--maxWorkers=2'] }),
    onSecondServer(onSecond),
  ])
}

function integrationFiles(): string[] {
  return readdirSync('tests/integration', { recursive: true, encoding: 'utf8' })
    .map((file) => `tests/integration/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts'))
}

async function onSecondServer(more: string[]) {
  const binaries = process.env.TEST_POSTGRES_BIN
  if (!binaries) {
    skipped.push('integration on a second PostgreSQL (TEST_POSTGRES_BIN is not set)')
    return
  }
  const server = await startSystemPostgres(binaries)
  await vitest(`Integration, ${binaries}`, 'integration', { env: { TEST_DATABASE_URL: server.url }, more })
  server.stop()
}

if (wants('e2e')) {
  try {
    if (unbuilt) throw unbuilt
    await playwright('End to end, in Chromium', findBrowser())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    fail('End to end')
  }
}

for (const part of PARTS.filter((part) => !wants(part))) skipped.push(`${part} (not asked for)`)
for (const what of skipped) console.log(`Skipped: ${what}`)
if (unsteady.length > 0) console.log(`\nPassed when run again:\n${unsteady.join('\n')}`)
if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`)
console.log(`\nNode ${process.versions.node}: ${times.join(', ')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)
