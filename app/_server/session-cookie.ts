import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { settings } from '@/db/settings/settings'
import { isSecure, sessionLimits } from './site'

/** The cookie holds an encrypted token with one thing in it: the opaque session token. */
export const sessionCookieName = () => `${isSecure() ? '__Host-' : ''}precis.session`

export const sessionCookieOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() }) as const

/** The opaque session token in a request's cookies, or null: nothing else in the cookie is believed. */
export async function sessionTokenFrom(cookie: (name: string) => string | undefined): Promise<string | null> {
  const sealed = cookie(sessionCookieName())
  const secret = settings().authSecret
  if (!sealed || !secret) return null
  try {
    const token = await decode({ token: sealed, secret, salt: sessionCookieName() })
    return typeof token?.sid === 'string' ? token.sid : null
  } catch {
    return null
  }
}

/** Gives this browser the session of `token`. */
export async function setSessionCookie(token: string): Promise<void> {
  const secret = settings().authSecret
  if (!secret) throw new Error('AUTH_SECRET is not set: no session can be sealed')
  const maxAge = sessionLimits().absoluteHours * 3600
  const sealed = await encode({
    token: { sid: token },
    secret,
    salt: sessionCookieName(),
    maxAge,
  })
  ;(await cookies()).set(sessionCookieName(), sealed, { ...sessionCookieOptions(), maxAge })
}

export async function clearSessionCookie(): Promise<void> {
  ;(await cookies()).set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 })
}
