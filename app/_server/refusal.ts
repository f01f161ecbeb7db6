import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { isDatabaseAway } from '@/db/connection/database-away'
import { AppError, type RefusalCode } from '@/lib/access/app-error'
import { describeError } from '@/lib/log/describe-error'
import { log } from './log'
import { newReference } from './reference'

type Refusal = { code: RefusalCode | 'fault'; message: string }

/** What was asked for: a server action, or an address by its template. */
type Asked = { action: string; person: string | undefined } | { route: string; method: string }

/**
 * Words for what went wrong. A refusal speaks for itself; a database that is away is said to be away;
 * anything else is a fault: logged with its cause, shown without it. Faults have a reference, by which whoever was
 * refused and whoever reads the log speak of the same one. Next's own signals are passed on.
 */
export function refusal(error: unknown, asked: Asked): Refusal {
  unstable_rethrow(error)
  if (error instanceof AppError) return { code: error.code, message: error.message }
  const reference = newReference()
  const isAway = isDatabaseAway(error)
  const isAction = 'action' in asked
  const event = isAction ? 'an action failed' : 'a request failed'
  log(isAway ? 'warn' : 'error', event, { reference, ...asked, ...describeError(error) })
  const what = isAway ? 'The database cannot be reached just now.' : 'Something went wrong on our side.'
  const words = [what, isAction && 'Nothing was saved.', isAway && 'Try again in a moment.']
  return { code: 'fault', message: [...words, `Reference: ${reference}`].filter(Boolean).join(' ') }
}
