import { type NextRequest, NextResponse } from 'next/server'
import { identityProviders } from './app/_server/identity-providers'
import { contentSecurityPolicy, SECURITY_HEADERS } from './app/_server/security-headers'

/**
 * Puts the security headers on every answer and gives each page its nonce. Nothing is decided here: who may
 * see what is decided where the data is.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy(
    nonce,
    identityProviders().map(({ issuer }) => new URL(issuer).origin),
    process.env.NODE_ENV === 'development',
  )
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-precis-path', request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value)
  // Built files are the same for everybody; anything else may be somebody's own.
  if (!request.nextUrl.pathname.startsWith('/_next/static/')) {
    response.headers.set('cache-control', 'private, no-store')
  }
  return response
}
