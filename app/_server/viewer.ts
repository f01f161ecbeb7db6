import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { findSession } from '@/db/access/sessions'
import { awaitsCode } from '@/db/codes/sign-in-with-code'
import { type Person, type SignedIn, VISITOR, type Viewer } from '@/lib/access/viewer'
import { sessionTokenFrom } from './session-cookie'
import { sessionLimits } from './site'

/** Who is signed in and by which session, null where nobody is; read from the sessions table once a request. */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const token = await sentToken()
  return token ? findSession(token, sessionLimits()) : null
})

/** Who is asking. */
export const viewer = async (): Promise<Viewer> => (await currentSession())?.person ?? VISITOR

/** Whether somebody has shown a right password in this browser and not yet a code. */
export const isAwaitingCode = async (): Promise<boolean> => {
  const token = await sentToken()
  return token !== null && awaitsCode(token)
}

/** Whether the browser holds a session that is over: it ended by itself or from elsewhere. */
export const hasEndedSession = async (): Promise<boolean> =>
  (await sentToken()) !== null && (await currentSession()) === null

async function sentToken(): Promise<string | null> {
  const jar = await cookies()
  return sessionTokenFrom((name) => jar.get(name)?.value)
}

/** The person who is signed in; anybody else is sent to sign in and comes back to the page they asked for. */
export const signedIn = async (): Promise<Person> => (await signedInSession()).person

/** As `signedIn`, with the session that they are here by. */
export async function signedInSession(): Promise<SignedIn> {
  const current = await currentSession()
  if (current) return current
  const asked = (await headers()).get('x-precis-path') ?? '/'
  redirect(asked === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(asked)}`)
}
