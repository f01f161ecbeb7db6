import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { environmentOf } from '@/db/settings/settings'
import { findBrowser } from '../tests/support/browser'
import { buildIfStale } from './build-if-stale'
import { report } from './report'

/**
 * npm run look [-- FOLDER]
 * Takes screenshots of every page, for a desk and a telephone, in the light and in the dark, into `FOLDER` (`test-results/look`
 * unless another folder is named): for whoever reviews how the portal looks. The portal is one of its own, on the demonstration.
 */
await report(async () => {
  const folder = path.resolve(process.argv[2] ?? 'test-results/look')
  await buildIfStale()
  const args = ['--import', 'tsx', 'node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/look.config.ts']
  const env = environmentOf({ CHROMIUM_PATH: findBrowser(), LOOK: folder })
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env })
  if (status !== 0) throw new Error('Some screenshots could not be taken: see above.')
  console.log(`The screenshots are in ${folder}`)
})
process.exit()
