import 'server-only'
import { headers } from 'next/headers'
import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth'
import { decode } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { signInWithIdentity, signInWithPassword } from '@/db/access/sign-in'
import { settings } from '@/db/settings/settings'
import { AppError } from '@/lib/access/app-error'
import { attemptFrom } from './attempt'
import { authLogger } from './auth-log'
import { identityProviders } from './identity-providers'
import { isSecure, sessionLimits, siteUrl } from './site'

/** The cookie holds an encrypted token with one thing in it: the opaque session token. */
const cookieName = () => `${isSecure() ? '__Host-' : ''}precis.session`

class TooManyAttempts extends CredentialsSignin {
  override code = 'rate_limited'
}

const credentials = Credentials({
  credentials: { email: {}, password: { type: 'password' } },
  async authorize({ email, password }) {
    try {
      const token = await signInWithPassword(
        String(email ?? '').slice(0, 320),
        String(password ?? '').slice(0, 1024),
        await attemptFrom(await headers()),
      )
      return token ? { id: token } : null
    } catch (error) {
      if (error instanceof AppError && error.code === 'rate_limited') throw new TooManyAttempts(error.message)
      throw error
    }
  },
})

function config(): NextAuthConfig {
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const
  return {
    secret: settings().authSecret ?? undefined,
    trustHost: true,
    basePath: '/api/auth',
    session: { strategy: 'jwt', maxAge: sessionLimits().absoluteHours * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account' },
    cookies: { sessionToken: { name: cookieName(), options: cookie } },
    providers: [
      credentials,
      ...identityProviders().map(({ label, ...provider }) => ({
        ...provider,
        name: label,
        type: 'oidc' as const,
        checks: ['pkce', 'state', 'nonce'] as ('pkce' | 'state' | 'nonce')[],
      })),
    ],
    callbacks: {
      /** Decides whether an identity provider's person comes in, and hands the session token on in `user`. */
      async signIn({ user, account, profile }) {
        if (account?.type !== 'oidc') return true
        const provider = identityProviders().find(({ id }) => id === account.provider)
        const verified = profile?.email_verified === true && typeof profile.email === 'string' ? profile.email : null
        const identity = { issuer: provider?.issuer ?? '', subject: account.providerAccountId, verifiedEmail: verified }
        const token = provider && (await signInWithIdentity(identity, await attemptFrom(await headers())))
        if (!token) return '/sign-in?error=no-account'
        user.id = token
        return true
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

export const { handlers, signIn, signOut } = NextAuth(() => config())

/** The opaque session token in a request's cookies, or null: nothing else in the cookie is believed. */
export async function sessionTokenFrom(cookie: (name: string) => string | undefined): Promise<string | null> {
  const sealed = cookie(cookieName())
  const secret = settings().authSecret
  if (!sealed || !secret) return null
  try {
    const token = await decode({ token: sealed, secret, salt: cookieName() })
    return typeof token?.sid === 'string' ? token.sid : null
  } catch {
    return null
  }
}
