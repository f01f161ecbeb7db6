import { isConnectionLost } from './connection-lost'
import { sqlState } from './sql-state'

const PASSES = /^(08|40|55|57)/

/**
 * Whether an error is what a database that goes away, or a session that was faster, makes of a piece of work: then it is
 * done again. Errors of the network and of the driver have codes of their own, none like PostgreSQL's but EPIPE.
 */
export function isTransient(error: unknown): boolean {
  const code = sqlState(error)
  const isDrivers = code === '' && typeof Object(error).code === 'string'
  return code === 'EPIPE' || PASSES.test(code) || isDrivers || isConnectionLost(error)
}
