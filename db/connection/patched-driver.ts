import postgres from 'postgres'
import { StartError } from '@/db/server/start-error'

/** Of `patches/`, which counts it up with each change, so that an install with an earlier patch is noticed too. */
const PATCH = 2

/**
 * Throws where the driver does not carry the patch: an install that runs no scripts leaves it out, and without it the
 * driver loses writes that it has acknowledged.
 */
export function requirePatchedDriver(driver: object = postgres) {
  if ('precis' in driver && driver.precis === PATCH) return
  throw new StartError(
    'The PostgreSQL driver is installed without its patch and would lose what people save: run `npm run postinstall`, which `npm ci` does unless it runs no scripts.',
  )
}
