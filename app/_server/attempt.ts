import 'server-only'
import { cookies } from 'next/headers'
import type { Attempt } from '@/db/access/sign-in'
import { newToken } from '@/db/access/token'
import { addressOf } from './caller'
import { isSecure, sessionLimits } from './site'

const deviceCookie = () => `${isSecure() ? '__Host-' : ''}precis.device`
const TWO_YEARS = 2 * 365 * 24 * 3600

/** What the door may know of whoever knocks. */
export async function attemptFrom(headers: Headers): Promise<Attempt> {
  return {
    device: headers.get('user-agent'),
    deviceToken: (await cookies()).get(deviceCookie())?.value ?? null,
    address: addressOf(headers),
    limits: sessionLimits(),
  }
}

/** Gives a browser that is about to sign in the cookie by which it is known next time. */
export async function rememberDevice(): Promise<void> {
  const jar = await cookies()
  if (jar.get(deviceCookie())) return
  jar.set(deviceCookie(), newToken(), {
    httpOnly: true,
    secure: isSecure(),
    sameSite: 'lax',
    path: '/',
    maxAge: TWO_YEARS,
  })
}
