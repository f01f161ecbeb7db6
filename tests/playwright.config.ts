import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'

// Workers read this file again: what the first reading chose is handed down in the environment.
// Two checkouts may be tested at once: each takes a pair of ports of its own.
process.env.E2E_PORT ??= String(20_000 + 2 * Math.floor(Math.random() * 5_000))
process.env.E2E_OIDC_PORT ??= String(Number(process.env.E2E_PORT) + 1)
process.env.E2E_SOURCES_PORT ??= String(10_000 + Number(process.env.E2E_PORT))
process.env.E2E_SECRET ??= randomBytes(24).toString('hex')
process.env.E2E_DATA ??= mkdtempSync(path.join(os.tmpdir(), 'precis-e2e-'))

const port = process.env.E2E_PORT
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // As long as an action may take: on a machine of two cores the portal answers two browsers and everything else.
  expect: { timeout: 15_000 },
  // What a busy machine was too slow for is run once more, and named at the end.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['line'], ['json', { outputFile: process.env.E2E_REPORT ?? '../test-results/e2e.json' }]],
  globalSetup: './support/e2e-setup.ts',
  use: {
    actionTimeout: 15_000,
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet,
    },
  },
  webServer: {
    command: 'node --import tsx bin/start.ts',
    cwd: path.resolve(import.meta.dirname, '..'),
    env: {
      PORT: port,
      PRECIS_DATA: process.env.E2E_DATA,
      // Whatever it is asked, the portal reaches nothing but this machine, and says so where it tries.
      NODE_OPTIONS: `--import ${path.join(import.meta.dirname, 'support/no-network.mjs')}`,
      NETWORK_ATTEMPTS: path.join(process.env.E2E_DATA, 'network-attempts'),
      PRECIS_TEST_SOURCES: `http://127.0.0.1:${process.env.E2E_SOURCES_PORT}`,
      DATABASE_URL: '',
      AUTH_SECRET: process.env.E2E_SECRET,
      OIDC_ISSUER: `http://localhost:${process.env.E2E_OIDC_PORT}`,
      OIDC_CLIENT_ID: 'precis',
      OIDC_CLIENT_SECRET: 'a secret between the two of them',
      OIDC_LABEL: 'the hospital account',
      // A language model that the environment names is not a test's to ask.
      SUMMARY_MODEL_URL: '',
      SUMMARY_MODEL: '',
    },
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 240_000,
    // Refusals are tried on purpose and logged as such; E2E_LOG shows the portal's log among the tests.
    stderr: process.env.E2E_LOG ? 'pipe' : 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
})
