import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { findSession } from '@/db/access/sessions'
import { type Person, VISITOR, type Viewer } from '@/lib/access/viewer'
import { sessionTokenFrom } from './session-cookie'
import { sessionLimits } from './site'

/** Who is asking, read from the sessions table once a request. */
export const viewer = cache(async (): Promise<Viewer> => {
  const jar = await cookies()
  const token = await sessionTokenFrom((name) => jar.get(name)?.value)
  return token ? findSession(token, sessionLimits()) : VISITOR
})

/** Whether the browser holds a session that is over: it ended by itself or from elsewhere. */
export async function hasEndedSession(): Promise<boolean> {
  const jar = await cookies()
  const token = await sessionTokenFrom((name) => jar.get(name)?.value)
  return token !== null && (await viewer()).kind !== 'person'
}

/** The person who is signed in; anybody else is sent to sign in and comes back to the page they asked for. */
export async function signedIn(): Promise<Person> {
  const who = await viewer()
  if (who.kind === 'person') return who
  const asked = (await headers()).get('x-precis-path') ?? '/'
  redirect(asked === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(asked)}`)
}
