import { endPool } from './pool'
import { endReplicas } from './replicas'

/** Ends every connection of this process: for command-line entries and tests. */
export async function disconnect() {
  await endPool()
  await endReplicas()
}
