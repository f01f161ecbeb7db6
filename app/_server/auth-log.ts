import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import type { NextAuthConfig } from 'next-auth'
import { FAULT_REASONS, type SignInFault, signInFault } from '@/lib/access/sign-in-fault'
import { describeError } from '@/lib/log/describe-error'
import { once } from '@/lib/log/once'
import { log } from './log'
import { newReference } from './reference'

/** One way to an identity provider or back, and what went wrong on it. */
type Way = { provider: string; failed?: Failed }
type Failed = { fault: SignInFault; reference: string }

const way = new AsyncLocalStorage<Way>()
const logOnce = once(log)

/** What next-auth says of itself: by name and cause, and never what it was sent or has received. */
export const authLogger: NextAuthConfig['logger'] = {
  error(error: Error) {
    // A wrong password is counted where it is checked.
    if (typeOf(error) === 'CredentialsSignin') return
    const chain = [...causesOf(error)]
    const fault = signInFault(chain.flatMap(signsOf))
    const reference = newReference()
    const current = way.getStore()
    if (current) current.failed = { fault, reference }
    const isAskers = ['late', 'declined', 'unknown'].includes(fault)
    const { said, ...described } = describeError(chain.at(-1))
    log(isAskers ? 'warn' : 'error', 'signing in failed', {
      reference,
      ...(current?.provider ? { provider: current.provider } : {}),
      reason: FAULT_REASONS[fault],
      ...described,
      // next-auth's own messages repeat the address that was asked for.
      ...(said && chain.length > 1 ? { said } : {}),
      error: typeOf(error),
    })
  },
  warn: (code) => logOnce('warn', 'signing in is set up wrongly', { reason: code }),
  debug() {},
}

/** Runs `work` on a way to or from `provider`; where it failed on it, what went wrong beside its answer. */
export async function onTheWay<T>(provider: string, work: () => Promise<T>): Promise<Failed | { answer: T }> {
  const current: Way = { provider }
  return way.run(current, async () => {
    try {
      const answer = await work()
      return current.failed ?? { answer }
    } catch (error) {
      if (current.failed) return current.failed
      throw error
    }
  })
}

/** The page that says what went wrong. */
export function faultAddress(provider: string, { fault, reference }: Failed): string {
  return `/sign-in?${new URLSearchParams({ error: fault, provider, reference })}`
}

/** An error and what is behind it; next-auth keeps that one level deeper, among facts that are not looked at. */
function* causesOf(error: unknown): Generator<Error> {
  for (let next = error, depth = 0; next instanceof Error && depth < 10; depth++) {
    yield next
    const { cause } = next as { cause?: { err?: unknown } }
    next = cause instanceof Error ? cause : cause?.err
  }
}

/** next-auth's own word for one of its errors: names of classes are other ones in a build. */
const typeOf = (error: Error & { type?: unknown }) => (typeof error.type === 'string' ? error.type : error.name)

const signsOf = (error: Error & { code?: unknown; error?: unknown }): string[] =>
  [error.error, error.code, typeOf(error)].filter((sign) => typeof sign === 'string')
