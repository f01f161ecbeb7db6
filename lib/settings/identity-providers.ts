import type { z } from 'zod'
import { PROVIDERS, type VARIABLES } from './variables'

/** An OpenID Connect provider of the hospital's; its place among the settings is its name to the portal. */
export type IdentityProvider = {
  id: string
  label: string
  issuer: string
  clientId: string
  clientSecret: string
  /** What it is asked for, such as "openid email profile groups". */
  scope: string
}

const NEEDED = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const

/** Those that the settings name; one keeps its number when another is taken away. */
export function readProviders(set: z.output<typeof VARIABLES>): IdentityProvider[] {
  return PROVIDERS.flatMap((suffix, index) => {
    const issuer = set[`OIDC_ISSUER${suffix}`]
    const clientId = set[`OIDC_CLIENT_ID${suffix}`]
    const clientSecret = set[`OIDC_CLIENT_SECRET${suffix}`]
    if (!issuer || !clientId || !clientSecret) return []
    const label = set[`OIDC_LABEL${suffix}`] ?? new URL(issuer).host
    return [{ id: `oidc-${index + 1}`, label, issuer, clientId, clientSecret, scope: set[`OIDC_SCOPE${suffix}`] }]
  })
}

/** A provider with half its settings lets nobody in, and looks as if it had been left out on purpose. */
export function providerFaults(env: Record<string, string | undefined>): string[] {
  return PROVIDERS.flatMap((suffix) => {
    const [given] = [...NEEDED, 'OIDC_LABEL', 'OIDC_SCOPE'].filter((name) => env[name + suffix])
    if (!given) return []
    return NEEDED.filter((name) => !env[name + suffix]).map(
      (name) => `${name}${suffix}: needed together with ${given}${suffix}`,
    )
  })
}
