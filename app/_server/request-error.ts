import 'server-only'
import type { Instrumentation } from 'next'
import { describeError } from '@/lib/log/describe-error'
import { log } from './log'
import { newReference } from './reference'

/** Errors that are in the log already: the modules of this server's bundles have one set among them. */
const held = globalThis as unknown as { precisLogged?: WeakSet<object> }

export const isLogged = (error: object) => held.precisLogged?.has(error) === true

/**
 * Logs what a page, a route or an action has thrown, by the template of its address: the address itself may hold what
 * somebody searched for. The reference is the one that the error page shows.
 */
export function logRequestError(...[error, { method }, { routePath }]: Parameters<Instrumentation.onRequestError>) {
  const { digest } = Object(error) as { digest?: unknown }
  const reference = typeof digest === 'string' ? digest : newReference()
  held.precisLogged ??= new WeakSet()
  if (error instanceof Error) held.precisLogged.add(error)
  log('error', 'a request failed', { reference, route: routePath, method, ...describeError(error) })
}
