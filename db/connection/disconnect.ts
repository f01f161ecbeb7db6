import { forgetSettings } from '@/db/settings/settings'
import { endPool } from './pool'
import { endReplicas } from './replicas'

/**
 * Ends every connection of this process; the next one is made by the settings of that moment. For command-line entries
 * and tests.
 */
export async function disconnect() {
  await endPool()
  await endReplicas()
  forgetSettings()
}
