import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { sqlState } from '@/db/connection/sql-state'
import { AppError, type RefusalCode } from '@/lib/access/app-error'
import { log } from './log'

/**
 * Words for what went wrong. A refusal speaks for itself; a database that is away is said to be away; anything
 * else is a fault: logged with its cause, shown without it. Next's own signals are passed on.
 */
export function refusal(error: unknown): { code: RefusalCode | 'fault'; message: string } {
  unstable_rethrow(error)
  if (error instanceof AppError) return { code: error.code, message: error.message }
  if (isDatabaseAway(error)) {
    return {
      code: 'fault',
      message: 'The database cannot be reached just now. Nothing was saved; your text is kept. Try again in a moment.',
    }
  }
  log('error', 'action failed', { error: String((error as Error)?.stack ?? error) })
  return { code: 'fault', message: 'Something went wrong on our side. Nothing was saved; your text is kept.' }
}

/** Whether PostgreSQL is gone, starting, stopping or out of connections. */
export function isDatabaseAway(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = String((e as { code?: unknown }).code ?? '')
    if (/^(CONNECTION_|CONNECT_TIMEOUT|ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH)/.test(code)) return true
  }
  return /^(57P0|08|53300)/.test(sqlState(error))
}
