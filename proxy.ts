import { type NextRequest, NextResponse } from 'next/server'
import { awayPage } from './app/_server/away-page'
import { identityProviders } from './app/_server/identity-providers'
import { contentSecurityPolicy, SECURITY_HEADERS } from './app/_server/security-headers'
import { isAway } from './db/readiness'

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
  const response =
    needsDatabase(request) && (await isAway())
      ? new NextResponse(awayPage(nonce, request.method !== 'GET'), {
          status: 503,
          headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '5' },
        })
      : NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value)
  // Built files are the same for everybody; a feed says for itself how it is kept; anything else may be somebody's own.
  if (!/^\/(_next\/static|feeds)\//.test(request.nextUrl.pathname)) {
    response.headers.set('cache-control', 'private, no-store')
  }
  return response
}

/** A form sent by a script is answered in words by its action, beside what was typed. */
function needsDatabase({ headers, nextUrl: { pathname } }: NextRequest): boolean {
  return !headers.has('next-action') && !/^\/(_next\/|healthz$|readyz$|icon\.svg$|opensearch\.xml$)/.test(pathname)
}
