import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { describeError } from '@/lib/log/describe-error'
import { log } from './log'

/** What follows a command that went well. */
export type Outcome<I, R> = {
  /** Said when it went well. */
  message?: string | ((result: R, input: I) => string)
  /** Where to go when it went well; the page there shows what came of it. */
  redirectTo?: (result: R, input: I) => string
  /** Runs after the command, outside its transaction: cookies. */
  after?: (result: R, input: I) => Promise<void>
  /** Takes the place of both where `after` failed: the command stands all the same, and nobody hears otherwise. */
  otherwise?: Pick<Outcome<I, R>, 'message' | 'redirectTo'>
}

export type Followed = { message?: string; destination?: string }

/**
 * Runs what follows a command, and says where it leads. A failure here is no failure of the command: it is logged, and
 * what is said stays true of what was saved.
 */
export async function follow<I, R>(outcome: Outcome<I, R>, result: R, input: I): Promise<Followed> {
  let stands: Pick<Outcome<I, R>, 'message' | 'redirectTo'> = outcome
  try {
    await outcome.after?.(result, input)
  } catch (error) {
    unstable_rethrow(error)
    log('error', 'what follows an action failed', describeError(error))
    stands = outcome.otherwise ?? outcome
  }
  const { message, redirectTo } = stands
  return {
    message: typeof message === 'function' ? message(result, input) : message,
    destination: redirectTo?.(result, input),
  }
}
