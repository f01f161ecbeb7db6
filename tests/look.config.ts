import { defineConfig } from '@playwright/test'
import tests from './playwright.config'

/** What `npm run look` runs: the portal of the browser tests, and a camera. */
export default defineConfig({
  ...tests,
  testDir: './look',
  outputDir: '../test-results/look-run',
  workers: 1,
  retries: 0,
  reporter: [['line']],
})
