import 'server-only'
import { settings } from '@/db/settings/settings'
import { clientAddress } from '@/lib/access/client-address'
import { log } from './log'

type Caller = { socket: string; host: string }

/**
 * Whom the server hears, and the host it was called by: from the header of `bin/caller.mjs`, which nobody else can send.
 * Null in a server that was started without it.
 */
export function callerOf(headers: Headers): Caller | null {
  const word = (globalThis as Record<symbol, unknown>)[Symbol.for('precis.caller')]
  const [sent, socket = '', ...host] = headers.get('x-precis-caller')?.split(' ') ?? []
  return typeof word === 'string' && sent === word ? { socket, host: host.join(' ') } : null
}

let hasWarned = false

/** The address that somebody's attempts are counted by, as far as the proxies that the settings name are believed. */
export function addressOf(headers: Headers): string | null {
  const { trustedHops } = settings()
  const forwardedFor = headers.get('x-forwarded-for')
  const socket = callerOf(headers)?.socket ?? null
  if (trustedHops === 0 && forwardedFor && forwardedFor !== socket && !hasWarned) {
    hasWarned = true
    log('warn', 'X-Forwarded-For is ignored: PRECIS_TRUSTED_HOPS is 0')
  }
  return clientAddress(socket, forwardedFor, trustedHops)
}
