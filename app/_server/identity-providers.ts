import 'server-only'

export type IdentityProvider = { id: string; label: string; issuer: string; clientId: string; clientSecret: string }

/**
 * The OpenID Connect providers that the environment names: OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and
 * OIDC_LABEL, and the same with _2, _3 … for more. One whose settings are incomplete is left out.
 */
export function identityProviders(env = process.env): IdentityProvider[] {
  return ['', '_2', '_3', '_4'].flatMap((suffix, index) => {
    const [issuer, clientId, clientSecret] = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].map(
      (name) => env[`OIDC_${name}${suffix}`],
    )
    if (!issuer || !clientId || !clientSecret) return []
    return [
      {
        id: `oidc-${index + 1}`,
        label: env[`OIDC_LABEL${suffix}`] ?? new URL(issuer).host,
        issuer,
        clientId,
        clientSecret,
      },
    ]
  })
}
