import { encode } from 'next-auth/jwt'
import { openSession } from '@/db/access/sessions'
import { disconnect } from '@/db/connection/disconnect'
import { withViewer } from '@/db/connection/with-viewer'
import { SIGN_IN, type Role } from '@/lib/access/viewer'
import { makePerson } from './people'

/** Where a portal under test is: its database, its port, and the key that seals its cookies. */
export type Place = { url: string; port: number; secret: string }

/** A person with a session in a portal's own database, and how they ask it for a page. */
export async function signedIn({ url, port, secret }: Place, name: string, role: Role = 'reader') {
  const testDatabase = process.env.DATABASE_URL
  await disconnect()
  process.env.DATABASE_URL = url
  const person = await makePerson(name, role)
  const sid = await withViewer(SIGN_IN, (tx) => openSession(tx, person.id, 'test', { idleMinutes: 15, absoluteHours: 12 }))
  await disconnect()
  process.env.DATABASE_URL = testDatabase
  const cookie = `precis.session=${await encode({ token: { sid }, secret, salt: 'precis.session' })}`
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } })
  return { person, cookie, ask }
}
