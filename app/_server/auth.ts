import 'server-only'
import { headers } from 'next/headers'
import type { NextRequest } from 'next/server'
import NextAuth, { type NextAuthConfig } from 'next-auth'
import { signInWithIdentity } from '@/db/access/sign-in-with-identity'
import { isDatabaseAway } from '@/db/connection/database-away'
import { settings } from '@/db/settings/settings'
import type { IdentityRefusal } from '@/lib/access/identity-refusal'
import { isVerified } from '@/lib/access/verified-claim'
import { describeError } from '@/lib/log/describe-error'
import { attemptFrom } from './attempt'
import { authLogger, faultAddress, onTheWay } from './auth-log'
import { identityProviders } from './identity-providers'
import { log } from './log'
import { newReference } from './reference'
import { sessionCookieName, sessionCookieOptions } from './session-cookie'
import { sessionLimits, siteUrl } from './site'

/** The sign-in library does one thing: the way to an identity provider and back. Sessions are ours (`session-cookie.ts`). */
function config(): NextAuthConfig {
  return {
    secret: settings().authSecret ?? undefined,
    trustHost: true,
    basePath: '/api/auth',
    session: { strategy: 'jwt', maxAge: sessionLimits().absoluteHours * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account' },
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    providers: identityProviders().map(({ label, scope, ...provider }) => ({
      ...provider,
      name: label,
      type: 'oidc' as const,
      authorization: { params: { scope } },
      checks: ['pkce', 'state', 'nonce'] as ('pkce' | 'state' | 'nonce')[],
    })),
    callbacks: {
      /** Decides whether an identity provider's person comes in, and hands the session token on in `user`. */
      async signIn({ user, account, profile }) {
        const provider = identityProviders().find(({ id }) => id === account?.provider)
        if (!provider || !account) return refused(account?.provider ?? '', 'no-account')
        try {
          const result = await signInWithIdentity(
            {
              issuer: provider.issuer,
              subject: account.providerAccountId,
              email: typeof profile?.email === 'string' && profile.email ? profile.email : null,
              isEmailVerified: isVerified(profile?.email_verified),
              claims: profile ?? {},
            },
            await attemptFrom(await headers()),
          )
          if ('refused' in result) return refused(provider.id, result.refused)
          for (const claim of result.unknown)
            log('warn', 'a claim that gives roles or groups was not sent', { provider: provider.id, claim })
          user.id = result.token
          return true
        } catch (error) {
          return ourFault(provider.id, error)
        }
      },
      jwt: ({ token, user }) => (user?.id ? { sid: user.id } : { sid: token.sid }),
      // Nothing of the session is for scripts to read.
      session: ({ session }) => ({ expires: session.expires }) as typeof session,
      redirect: ({ url }) =>
        url.startsWith('/') ? `${siteUrl()}${url}` : url.startsWith(`${siteUrl()}/`) ? url : siteUrl(),
    },
    logger: authLogger,
  }
}

const refused = (provider: string, error: IdentityRefusal) => `/sign-in?${new URLSearchParams({ error, provider })}`

/** The library would call a fault of ours a refusal by the provider, or one of the provider's network. */
function ourFault(provider: string, error: unknown): string {
  const reference = newReference()
  const isAway = isDatabaseAway(error)
  log(isAway ? 'warn' : 'error', 'signing in failed', { reference, provider, ...describeError(error) })
  return isAway ? refused(provider, 'database-away') : faultAddress(provider, { fault: 'fault', reference })
}

const { handlers, signIn } = NextAuth(() => config())

/** The address to which a browser goes that signs in by a provider: there, or to a page that says why not. */
export async function providerAddress(provider: string, path: string): Promise<string> {
  const went = await onTheWay(provider, () => signIn(provider, { redirect: false, redirectTo: path }))
  return 'answer' in went ? went.answer : faultAddress(provider, went)
}

/** Answers the request with which a provider sends a browser back. */
export async function answerProvider(provider: string, request: NextRequest): Promise<Response> {
  const went = await onTheWay(provider, () => handlers.GET(request))
  if (!('answer' in went)) return Response.redirect(new URL(faultAddress(provider, went), siteUrl()))
  return went.answer
}
