import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SHELL = '/usr/bin/chromium-headless-shell'
const WHOLE = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * A Chromium to test in: CHROMIUM_PATH, or the one without a window, which takes a third less work than a whole one;
 * Debian has it as a package, which we fetch where we are root. Else a whole one: the system's, or Playwright's own
 * download (two minutes at most). Throws when there is none to be had: no browser test is ever left out.
 */
export function findBrowser(): string {
  const there = firstThere([process.env.CHROMIUM_PATH ?? '', SHELL])
  if (there) return there
  if (process.getuid?.() === 0 && isDebian()) {
    console.log('No Chromium without a window here yet; fetching one …')
    spawnSync('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq chromium-headless-shell'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 300_000,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  const fetched = firstThere([SHELL, ...WHOLE, chromium.executablePath()])
  if (fetched) return fetched
  console.log('No Chromium here yet; fetching one …')
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    timeout: 120_000,
    stdio: 'ignore',
  })
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  throw new Error('No Chromium could be found or fetched: install one, or set CHROMIUM_PATH to it.')
}

const firstThere = (paths: string[]) => paths.find((path) => path && existsSync(path))
const isDebian = () => existsSync('/etc/os-release') && /debian|ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'))
