import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * A Chromium to test in: CHROMIUM_PATH, one that the system has, Playwright's own download (two minutes at most),
 * Debian's package where we are root. Throws when there is none to be had: no browser test is ever left out.
 */
export function findBrowser(): string {
  const there = [process.env.CHROMIUM_PATH ?? '', ...SYSTEM, chromium.executablePath()].find(
    (path) => path && existsSync(path),
  )
  if (there) return there
  console.log('No Chromium here yet; fetching one …')
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    timeout: 120_000,
    stdio: 'ignore',
  })
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  if (process.getuid?.() === 0 && isDebian()) {
    spawnSync('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq chromium'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 600_000,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  }
  throw new Error('No Chromium could be found or fetched: install one, or set CHROMIUM_PATH to it.')
}

const isDebian = () => existsSync('/etc/os-release') && /debian|ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'))
