import { encode } from 'next-auth/jwt'
import { openSession } from '@/db/access/sessions'
import { disconnect } from '@/db/connection/disconnect'
import { withViewer } from '@/db/connection/with-viewer'
import { type Role, SIGN_IN } from '@/lib/access/viewer'
import { makePerson } from './people'

const SESSION_COOKIE = 'precis.session'

/** Where a portal under test is: its database, its port, and the key that seals its cookies. */
export type Place = { url: string; port: number; secret: string }

/** The cookie of a session that is opened for somebody, sealed with the portal's secret. */
export async function sessionCookieFor(userId: string, secret: string): Promise<{ name: string; value: string }> {
  const sid = await withViewer(SIGN_IN, (tx) => openSession(tx, userId, 'test', { idleMinutes: 15, absoluteHours: 12 }))
  return { name: SESSION_COOKIE, value: await encode({ token: { sid }, secret, salt: SESSION_COOKIE }) }
}

/** A person with a session in a portal's own database, and how they ask it for a page. */
export async function signedIn({ url, port, secret }: Place, name: string, role: Role = 'reader') {
  const testDatabase = process.env.DATABASE_URL
  await disconnect()
  process.env.DATABASE_URL = url
  const person = await makePerson(name, role)
  const { name: cookieName, value } = await sessionCookieFor(person.id, secret)
  await disconnect()
  process.env.DATABASE_URL = testDatabase
  const cookie = `${cookieName}=${value}`
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } })
  return { person, cookie, ask }
}
