import type { Server } from 'node:http'
import Provider from 'oidc-provider'

function verifiedClaim(login: string): boolean | string | undefined {
  if (login.startsWith('unsaid')) return undefined
  return login.startsWith('worded') ? 'true' : !login.startsWith('unverified')
}

const groupsClaim = (login: string) => (login.startsWith('grouped') ? { groups: ['heron-ward', 'heron-writers'] } : {})

/**
 * A real OpenID Connect provider on loopback with one client, the portal under test. Whoever signs in is who they
 * say: the login is the subject, its e-mail is `<login>`. It is verified, unless the login begins with "unverified" or
 * "unsaid", which leaves the claim out; for "worded" the claim is the text "true". `callback` is the portal's name for
 * it, `idTokenSeconds` how long what it says of a person counts. Of a login that begins with "grouped" it sends the groups
 * "heron-ward" and "heron-writers", of others none.
 */
export function startIdentityProvider(
  port: number,
  portal: string,
  { callback = 'oidc-1', idTokenSeconds = 3600 } = {},
): Server {
  const provider = new Provider(`http://localhost:${port}`, {
    clients: [
      {
        client_id: 'precis',
        client_secret: 'a secret between the two of them',
        redirect_uris: [`${portal}/api/auth/callback/${callback}`],
      },
    ],
    ttl: { IdToken: idTokenSeconds },
    claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: verifiedClaim(id), name: id, ...groupsClaim(id) }),
    }),
    cookies: { keys: ['only for tests'] },
  })
  return provider.listen(port, '127.0.0.1')
}
