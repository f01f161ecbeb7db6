import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { identityProviders } from '@/app/_server/identity-providers'
import { siteUrl } from '@/app/_server/site'
import { signedIn } from '@/app/_server/viewer'
import { listClaimMappings } from '@/db/access/claim-mappings'
import { mayRead } from '@/db/events/record-denial'
import { listGroups } from '@/db/groups/groups'
import { listScimTokens } from '@/db/scim/tokens'
import { ClaimMappings } from './_parts/claim-mappings'
import { ScimTokens } from './_parts/scim-tokens'

export const metadata: Metadata = { title: 'Sign-in settings' }

/** How people sign in here, and what connects the hospital's own accounts. Secrets are settings, and never shown. */
export default async function SignInSettingsPage() {
  const who = await signedIn()
  if (!mayRead(who, 'people.read')) notFound()
  const providers = identityProviders()
  const mappings = await listClaimMappings(who)
  const tokens = await listScimTokens(who)
  const groups = (await listGroups(who)).filter(({ archivedAt }) => archivedAt === null)
  const next = `${siteUrl()}/api/auth/callback/oidc-${providers.length + 1}`
  return (
    <div className="max-w-[68ch]">
      <h1 className="page-title">Sign-in settings</h1>
      <p className="mt-3 text-ink-2">
        People sign in with e-mail and password, and through the identity providers here.
      </p>
      <h2 className="section-title mt-8 border-line border-b pb-2.5">Identity providers</h2>
      {providers.length === 0 && <p className="mt-3 text-ink-2">None is connected yet.</p>}
      <ul>
        {providers.map(({ id, label, issuer }) => (
          <li key={id} className="border-line border-b py-3">
            <span className="font-medium">{label}</span>
            <span className="meta block break-all">{issuer}</span>
          </li>
        ))}
      </ul>
      {(providers.length > 0 || mappings.length > 0) && (
        <ClaimMappings
          mappings={mappings}
          providers={providers.map(({ label, issuer }) => ({ label, issuer }))}
          groups={groups}
        />
      )}
      <ScimTokens
        tokens={tokens}
        providers={providers.map(({ label, issuer }) => ({ label, issuer }))}
        address={`${siteUrl()}/scim/v2`}
      />
      <h2 className="section-title mt-8">Connect {providers.length === 0 ? 'one' : 'another one'}</h2>
      <ol className="mt-3 grid list-decimal gap-2 pl-5">
        <li>
          Register Précis as a client at your provider, with this redirect address:{' '}
          <code className="break-all rounded bg-sunken px-1">{next}</code>
        </li>
        <li>Have the provider send the claims “email” and “email_verified”.</li>
        <li>
          Set <code>PRECIS_URL</code>, <code>OIDC_ISSUER</code>, <code>OIDC_CLIENT_ID</code> and{' '}
          <code>OIDC_CLIENT_SECRET</code> where Précis runs, and start it again.
        </li>
        <li>
          Make an account here for each person, with the e-mail that the provider has, or have the provider make them by
          SCIM.
        </li>
      </ol>
    </div>
  )
}
