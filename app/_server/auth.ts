import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { NextRequest } from 'next/server'
import NextAuth, { type NextAuthConfig } from 'next-auth'
import { signInWithIdentity } from '@/db/access/sign-in-with-identity'
import { AppError } from '@/lib/access/app-error'
import { isVerified } from '@/lib/access/verified-claim'
import { attemptFrom } from './attempt'
import { identityProviders } from './identity-providers'
import { log } from './log'
import { isDatabaseAway } from './refusal'
import { sessionCookieName, sessionCookieOptions } from './session-cookie'
import { sessionLimits, siteUrl } from './site'

/** The sign-in library does one thing: the way to an identity provider and back. Sessions are ours (`session-cookie.ts`). */
function config(): NextAuthConfig {
  return {
    secret: process.env.AUTH_SECRET,
    trustHost: true,
    basePath: '/api/auth',
    session: { strategy: 'jwt', maxAge: sessionLimits().absoluteHours * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account' },
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    providers: identityProviders().map(({ label, ...provider }) => ({
      ...provider,
      name: label,
      type: 'oidc' as const,
      checks: ['pkce', 'state', 'nonce'] as ('pkce' | 'state' | 'nonce')[],
    })),
    callbacks: {
      /** Decides whether an identity provider's person comes in, and hands the session token on in `user`. */
      async signIn({ user, account, profile }) {
        const provider = identityProviders().find(({ id }) => id === account?.provider)
        if (!provider || !account) return refused('no-account')
        try {
          const result = await signInWithIdentity(
            {
              issuer: provider.issuer,
              subject: account.providerAccountId,
              email: typeof profile?.email === 'string' && profile.email ? profile.email : null,
              isEmailVerified: isVerified(profile?.email_verified),
            },
            await attemptFrom(await headers()),
          )
          if ('refused' in result) return refused(result.refused)
          user.id = result.token
          return true
        } catch (error) {
          // The library would call any fault a refusal by the provider.
          if (isDatabaseAway(error)) return refused('database-away')
          log('error', 'signing in with an identity failed', { error: String((error as Error)?.stack ?? error) })
          return refused('fault')
        }
      },
      jwt: ({ token, user }) => (user?.id ? { sid: user.id } : { sid: token.sid }),
      // Nothing of the session is for scripts to read.
      session: ({ session }) => ({ expires: session.expires }) as typeof session,
      redirect: ({ url }) =>
        url.startsWith('/') ? `${siteUrl()}${url}` : url.startsWith(`${siteUrl()}/`) ? url : siteUrl(),
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  }
}

const refused = (why: string) => `/sign-in?error=${why}`

const { handlers, signIn } = NextAuth(() => config())

/** Sends the browser to a provider, and afterwards to `path`: throws Next's signal of a redirect, or words. */
export async function goToProvider(id: string, path: string): Promise<void> {
  try {
    await signIn(id, { redirectTo: path })
  } catch (error) {
    unstable_rethrow(error)
    log('error', 'an identity provider cannot be asked', {
      provider: id,
      error: String((error as Error)?.stack ?? error),
    })
    throw new AppError('not_found', 'Your organisation’s sign-in cannot be reached at this moment. Try again later.')
  }
}

/** Answers the request with which a provider sends a browser back. */
export async function answerProvider(request: NextRequest): Promise<Response> {
  const answer = await handlers.GET(request)
  // A redirect of the library's takes no more headers; ours is yet to say how it is kept.
  return new Response(answer.body, answer)
}
