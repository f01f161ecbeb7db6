import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { SelectField } from '@/app/_ui/select-field'
import type { ClaimMappingRow } from '@/db/access/claim-mappings'
import type { GroupSummary } from '@/db/groups/groups'
import type { IdentityProvider } from '@/lib/settings/identity-providers'
import { addMapping, deleteMapping } from '../actions'

type Provider = Pick<IdentityProvider, 'label' | 'issuer'>
type Props = {
  mappings: readonly ClaimMappingRow[]
  providers: readonly Provider[]
  groups: readonly Pick<GroupSummary, 'id' | 'name'>[]
}

/** What claims of identity providers give, and a form for one more. */
export function ClaimMappings({ mappings, providers, groups }: Props) {
  return (
    <>
      <h2 className="section-title mt-8 border-line border-b pb-2.5">Roles and groups by the provider</h2>
      <p className="mt-3 text-ink-2">
        Whoever signs in through a provider is given what its claims give here, besides what people gave them. A claim
        that is not sent changes nothing.
      </p>
      <ul>
        {mappings.map((mapping) => (
          <MappingRow key={mapping.id} mapping={mapping} providers={providers} />
        ))}
      </ul>
      <ActionForm action={addMapping} label="Add a mapping" className="mt-5 grid gap-3">
        <div className="grid gap-3 md:grid-cols-2">
          <SelectField
            label="Provider"
            name="issuer"
            options={providers.map(({ issuer, label }) => ({ value: issuer, words: label }))}
          />
          <Field label="Claim" name="claim" defaultValue="groups" required autoComplete="off" />
          <Field label="Value" name="value" required autoComplete="off" />
          <SelectField
            label="Gives"
            name="gives"
            options={[
              { value: 'editor', words: 'Role: editor' },
              { value: 'administrator', words: 'Role: administrator' },
              ...groups.map(({ id, name }) => ({ value: id, words: `Group: ${name}` })),
            ]}
          />
        </div>
        <Button look="main" className="w-fit">
          Add
        </Button>
      </ActionForm>
    </>
  )
}

function MappingRow({ mapping, providers }: { mapping: ClaimMappingRow; providers: readonly Provider[] }) {
  const provider = providers.find(({ issuer }) => issuer === mapping.issuer)
  const what = mapping.groupName === null ? `role ${mapping.role}` : `group ${mapping.groupName}`
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-line border-b py-3">
      <p className="min-w-0 break-words">
        <code className="rounded bg-sunken px-1">{mapping.value}</code> in{' '}
        <code className="rounded bg-sunken px-1">{mapping.claim}</code> gives the {what}
        <span className="meta block break-all">
          {provider?.label ?? `${mapping.issuer}, which is not connected any more`}
        </span>
      </p>
      <ActionForm action={deleteMapping} hidden={{ mappingId: mapping.id }} label={`Delete: ${mapping.value}`}>
        <Button className="w-fit text-danger!">
          Delete<span className="sr-only"> {`what ${mapping.value} gives`}</span>
        </Button>
      </ActionForm>
    </li>
  )
}
