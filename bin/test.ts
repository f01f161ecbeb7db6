import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findBrowser } from '../tests/support/browser'
import { startSystemPostgres } from '../tests/support/system-postgres'
import { buildIfStale } from './build-if-stale'

/**
 * Everything that must hold, in the order in which it fails fastest: types, lint, unit, integration on a real
 * PostgreSQL, then the built portal in a real browser. TEST_POSTGRES_BIN names the programs of a second PostgreSQL
 * to run the integration tests against. The last line is "N passed, N failed".
 */
const reports = mkdtempSync(path.join(os.tmpdir(), 'precis-report-'))
const total = { passed: 0, failed: 0 }
const skipped: string[] = []

function node(title: string, args: string[], env: Record<string, string> = {}): boolean {
  console.log(`\n▸ ${title}`)
  return spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0
}

/** A check that passes or fails as a whole. */
function check(title: string, args: string[]) {
  total[node(title, args) ? 'passed' : 'failed']++
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  numPendingTests: number
}

function vitest(title: string, project: string, env: Record<string, string> = {}) {
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
  ]
  const passed = node(title, ['node_modules/vitest/vitest.mjs', ...args], env)
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

function playwright(title: string, browser: string) {
  const report = path.join(reports, 'e2e.json')
  const passed = node(
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

check('Types', ['node_modules/typescript/bin/tsc', '--noEmit'])
check('Lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.'])
check('House', ['--import', 'tsx', 'bin/check-house.ts'])
vitest('Unit', 'unit')
vitest('Integration, embedded PostgreSQL', 'integration')

const binaries = process.env.TEST_POSTGRES_BIN
if (binaries) {
  const server = await startSystemPostgres(binaries)
  vitest(`Integration, ${binaries}`, 'integration', { TEST_DATABASE_URL: server.url })
  server.stop()
} else {
  skipped.push('integration on a second PostgreSQL (TEST_POSTGRES_BIN is not set)')
}

try {
  const browser = findBrowser()
  await buildIfStale()
  playwright('End to end, in Chromium', browser)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  total.failed++
}

for (const what of skipped) console.log(`Skipped: ${what}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)
