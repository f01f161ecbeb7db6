import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { environmentOf } from '@/db/settings/settings'

const PORT = 3459

/** Where a portal that is measured answers. */
export const SITE = `http://127.0.0.1:${PORT}`

/** Starts the production build with these settings beside those of this process; ready when it is returned. */
export async function startPortal(settings: Record<string, string>): Promise<ChildProcess> {
  const portal = spawn(process.execPath, [...process.execArgv, path.join(import.meta.dirname, '../start.ts')], {
    env: environmentOf({ PORT: String(PORT), PRECIS_URL: '', ...settings }),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let waited = 0; waited < 240_000; waited += 250) {
    if (portal.exitCode !== null) throw new Error('the portal did not start')
    const ready = await fetch(`${SITE}/readyz`).catch(() => null)
    if (ready?.ok) return portal
    await sleep(250)
  }
  throw new Error('the portal was not ready within four minutes')
}

export async function stopPortal(portal: ChildProcess): Promise<void> {
  if (portal.exitCode !== null) return
  portal.kill('SIGTERM')
  await once(portal, 'close')
}
