import { type NextRequest, NextResponse } from 'next/server'
import { identityProviders } from './app/_server/identity-providers'
import { awayPage, brokenAddressPage } from './app/_server/plain-page'
import { contentSecurityPolicy, SECURITY_HEADERS } from './app/_server/security-headers'
import { isAway, watchReadiness } from './db/connection/readiness'

// For a page that loses the database in the middle (`bin/request-scope.mjs`).
Object.assign(globalThis, { [Symbol.for('precis.away-page')]: awayPage })

/**
 * Puts the security headers on every answer and gives each page its nonce. Nothing is decided here: who may
 * see what is decided where the data is. Without the database nothing can be shown, and only from here can an
 * answer have its status and its words before React begins: a page that fails is a 500 without words.
 */
export async function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy(
    nonce,
    identityProviders().map(({ issuer }) => new URL(issuer).origin),
    process.env.NODE_ENV === 'development',
  )
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-precis-path', request.nextUrl.pathname + request.nextUrl.search)
  const response = (await answerWithoutReact(request, nonce)) ?? NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value)
  // The address is the secret of whoever holds it.
  if (request.nextUrl.pathname.startsWith('/shared/')) response.headers.set('x-robots-tag', 'noindex, nofollow')
  // Built files are the same for everybody; a feed says for itself how it is kept; anything else may be somebody's own.
  if (!/^\/(_next\/static|feeds)\//.test(request.nextUrl.pathname)) {
    response.headers.set('cache-control', 'private, no-store')
  }
  return response
}

async function answerWithoutReact(request: NextRequest, nonce: string): Promise<NextResponse | null> {
  const html = { 'content-type': 'text/html; charset=utf-8' }
  // Where the launcher leads addresses that nobody can read.
  if (request.nextUrl.pathname === '/broken-address')
    return new NextResponse(brokenAddressPage(nonce), { status: 400, headers: html })
  watchReadiness()
  if (!needsDatabase(request) || !(await isAway())) return null
  const page = awayPage(nonce, request.method !== 'GET')
  return new NextResponse(page, { status: 503, headers: { ...html, 'retry-after': '5' } })
}

/** A form sent by a script is answered in words by its action, beside what was typed; a program of SCIM in SCIM's own shape. */
function needsDatabase({ headers, nextUrl: { pathname } }: NextRequest): boolean {
  return (
    !headers.has('next-action') &&
    !/^\/(_next\/|scim\/|healthz$|readyz$|metrics$|icon\.svg$|opensearch\.xml$)/.test(pathname)
  )
}

/** Every address but the one that files are sent to: for this function a body is held in memory before anybody is asked. */
export const config = { matcher: '/((?!administration/imports/upload$).*)' }
