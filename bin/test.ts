import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findBrowser } from '../tests/support/browser'
import { startSystemPostgres } from '../tests/support/system-postgres'
import { buildIfStale } from './build-if-stale'

/**
 * npm test [-- PART …], parts being types, lint, unit, integration and e2e: everything that must hold, in the order in
 * which it fails fastest, the last of it the built portal in a real browser. TEST_POSTGRES_BIN names the programs of a
 * second PostgreSQL to run the integration tests against. The last line is "N passed, N failed".
 */
const PARTS = ['types', 'lint', 'unit', 'integration', 'e2e']
const asked = process.argv.slice(2)
const unknown = asked.filter((part) => !PARTS.includes(part))
if (unknown.length > 0) {
  console.error(`Usage: npm test [-- ${PARTS.join('|')} …]`)
  process.exit(2)
}
const wants = (part: string) => asked.length === 0 || asked.includes(part)

const reports = mkdtempSync(path.join(os.tmpdir(), 'precis-report-'))
const total = { passed: 0, failed: 0 }
const skipped: string[] = []
const times: string[] = []

function node(title: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  console.log(`\n▸ ${title}`)
  const began = Date.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('close', (code) => {
      times.push(`${title} ${Math.round((Date.now() - began) / 1000)} s`)
      resolve(code === 0)
    })
  })
}

/** A check that passes or fails as a whole. */
async function check(title: string, args: string[]) {
  total[(await node(title, args)) ? 'passed' : 'failed']++
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  numPendingTests: number
}

async function vitest(title: string, project: string, env: Record<string, string> = {}, more: string[] = []) {
  const report = path.join(reports, `${title.replaceAll(/\W+/g, '-')}.json`)
  const args = [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...more,
  ]
  const passed = await node(title, ['node_modules/vitest/vitest.mjs', ...args], env)
  if (!existsSync(report)) {
    total.failed++
    return
  }
  const read: VitestReport = JSON.parse(readFileSync(report, 'utf8'))
  total.passed += read.numPassedTests
  // A file that could not even be loaded has no failed test in it, and has failed all the same.
  total.failed += passed ? 0 : Math.max(read.numFailedTests, 1)
  if (read.numPendingTests > 0) skipped.push(`${read.numPendingTests} of ${title}`)
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
  if (!existsSync(report)) {
    total.failed++
    return
  }
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>
  }
  total.passed += stats.expected
  total.failed += passed ? 0 : Math.max(stats.unexpected + stats.flaky, 1)
  if (stats.skipped > 0) skipped.push(`${stats.skipped} of ${title}`)
}

if (wants('types')) await check('Types', ['node_modules/typescript/bin/tsc', '--noEmit'])
if (wants('lint')) await check('Lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.'])

// Unit tests leave a core idle and no clock decides them: the build goes on beside them.
const built = wants('e2e') ? buildIfStale().catch((error: Error) => error) : undefined
if (wants('unit')) await vitest('Unit', 'unit')
const unbuilt = await built

if (wants('integration')) {
  await vitest('Integration, embedded PostgreSQL', 'integration')
  const binaries = process.env.TEST_POSTGRES_BIN
  if (binaries) {
    const server = await startSystemPostgres(binaries)
    // Portals that start a PostgreSQL of their own are the same beside any other.
    const others = ['--exclude', 'tests/integration/server/**']
    await vitest(`Integration, ${binaries}`, 'integration', { TEST_DATABASE_URL: server.url }, others)
    server.stop()
  } else {
    skipped.push('integration on a second PostgreSQL (TEST_POSTGRES_BIN is not set)')
  }
}

if (wants('e2e')) {
  try {
    if (unbuilt) throw unbuilt
    await playwright('End to end, in Chromium', findBrowser())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    total.failed++
  }
}

for (const part of PARTS.filter((part) => !wants(part))) skipped.push(`${part} (not asked for)`)
for (const what of skipped) console.log(`Skipped: ${what}`)
console.log(`\nNode ${process.versions.node}: ${times.join(', ')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)
