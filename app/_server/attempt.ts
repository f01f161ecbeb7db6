import 'server-only'
import { cookies, headers } from 'next/headers'
import type { Attempt } from '@/db/access/attempt'
import { newToken } from '@/db/access/token'
import { addressOf } from './caller'
import { sessionTokenFrom } from './session-cookie'
import { isSecure, sessionLimits } from './site'

const deviceCookie = () => `${isSecure() ? '__Host-' : ''}precis.device`
/** The longest that browsers keep a cookie; the database forgets a browser after the same time. */
const DAYS = 400

/** What may be known of whoever signs in. */
export async function attemptFrom(sent: Headers): Promise<Attempt> {
  const jar = await cookies()
  return {
    device: sent.get('user-agent'),
    deviceToken: jar.get(deviceCookie())?.value ?? null,
    sessionToken: await sessionTokenFrom((name) => jar.get(name)?.value),
    address: addressOf(sent),
    limits: sessionLimits(),
  }
}

/** The attempt of a form that was just sent. Gives its browser the cookie by which it is known next time. */
export async function beginAttempt(): Promise<Attempt> {
  const jar = await cookies()
  jar.set(deviceCookie(), jar.get(deviceCookie())?.value || newToken(), {
    httpOnly: true,
    secure: isSecure(),
    sameSite: 'lax',
    path: '/',
    maxAge: DAYS * 24 * 3600,
  })
  return attemptFrom(await headers())
}
