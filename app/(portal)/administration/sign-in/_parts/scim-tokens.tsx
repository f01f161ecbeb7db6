import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { LinkOnce } from '@/app/_ui/link-once'
import { Pill } from '@/app/_ui/pill'
import { SelectField } from '@/app/_ui/select-field'
import type { ScimTokenRow } from '@/db/scim/tokens'
import type { IdentityProvider } from '@/lib/settings/identity-providers'
import { addScimToken, revokeToken } from '../actions'

type Provider = Pick<IdentityProvider, 'label' | 'issuer'>
type Props = { tokens: readonly ScimTokenRow[]; providers: readonly Provider[]; address: string }

/** Tokens by which identity providers manage accounts and groups, and a form for one more. */
export function ScimTokens({ tokens, providers, address }: Props) {
  return (
    <>
      <h2 className="section-title mt-8 border-line border-b pb-2.5">Accounts by the provider (SCIM)</h2>
      <p className="mt-3 text-ink-2">
        With a token, an identity provider such as Microsoft Entra or Okta creates accounts and groups here, keeps them
        current, and closes the account of whoever has left. Without one nobody gets in there. The address to give it:{' '}
        <code className="break-all rounded bg-sunken px-1">{address}</code>
      </p>
      <ul>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} providers={providers} />
        ))}
      </ul>
      <ActionForm action={addScimToken} hidden={{ key: randomUUID() }} label="Make a token" className="mt-5 grid gap-3">
        <div className="grid gap-3 md:grid-cols-2">
          <Field label="Name of the token" name="name" required autoComplete="off" />
          {providers.length > 0 ? (
            <SelectField
              label="For the provider"
              name="issuer"
              options={providers.map(({ issuer, label }) => ({ value: issuer, words: label }))}
            />
          ) : (
            <Field label="For the provider" name="issuer" required autoComplete="off" />
          )}
        </div>
        <Button look="main" className="w-fit">
          Make a token
        </Button>
        <LinkOnce note="Give this token to the provider now. It is shown once." what="token" />
      </ActionForm>
    </>
  )
}

function TokenRow({ token, providers }: { token: ScimTokenRow; providers: readonly Provider[] }) {
  const provider = providers.find(({ issuer }) => issuer === token.issuer)
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-line border-b py-3">
      <div className="min-w-0 break-words">
        <p>
          <span className="font-medium">{token.name}</span> {token.revokedAt && <Pill tone="stop">Revoked</Pill>}
        </p>
        <p className="meta dotted">
          <span className="break-all">{provider?.label ?? token.issuer}</span>
          <span>
            made by {token.createdBy} <Ago at={token.createdAt} />
          </span>
          <span>
            {token.lastUsedAt ? (
              <>
                last used <Ago at={token.lastUsedAt} />
              </>
            ) : (
              'never used'
            )}
          </span>
        </p>
      </div>
      {!token.revokedAt && (
        <ActionForm action={revokeToken} hidden={{ tokenId: token.id }} label={`Revoke: ${token.name}`}>
          <Button className="w-fit text-danger!">
            Revoke<span className="sr-only"> {token.name}</span>
          </Button>
        </ActionForm>
      )}
    </li>
  )
}
