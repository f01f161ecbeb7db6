import { isConnectionLost } from './connection-lost'
import { sqlState } from './sql-state'

/** Whether PostgreSQL is gone, starting, stopping, out of connections or out of room. */
export function isDatabaseAway(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if (isConnectionLost(e)) return true
    const code = String((e as { code?: unknown }).code ?? '')
    if (/^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH)/.test(code)) return true
  }
  return /^(57P0|08|53[13]00)/.test(sqlState(error))
}
