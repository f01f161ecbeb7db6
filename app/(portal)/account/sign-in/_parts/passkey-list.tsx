import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { FormDetails } from '@/app/_ui/form-details'
import type { PasskeyRow } from '@/db/passkeys/passkeys'
import { deletePasskey, renamePasskey } from '../actions'

/** A person's passkeys; they are renamed at any time, and deleted by whoever has just shown that it is them. */
export function PasskeyList({ passkeys, isRecent }: { passkeys: PasskeyRow[]; isRecent: boolean }) {
  if (passkeys.length === 0) return null
  return (
    <ul className="divide-y divide-line border-line border-y">
      {passkeys.map((passkey) => (
        <li key={passkey.id} className="grid gap-1 py-3">
          <div className="flex items-start justify-between gap-4">
            <div className="min-w-0">
              <p className="break-words font-medium">{passkey.name}</p>
              <p className="meta dotted">
                <span>
                  added <Ago at={passkey.createdAt} />
                </span>
                <span>{passkey.lastUsedAt ? <LastUsed at={passkey.lastUsedAt} /> : 'not used yet'}</span>
                {passkey.isBackedUp && <span>synchronised</span>}
              </p>
            </div>
            {isRecent && (
              <ActionForm
                action={deletePasskey}
                hidden={{ passkeyId: passkey.id }}
                label={`Delete ${passkey.name}`}
                className="max-w-[50%]"
              >
                <Button look="quiet" className="-mr-4" aria-label={`Delete ${passkey.name}`}>
                  Delete
                </Button>
              </ActionForm>
            )}
          </div>
          <ActionForm
            action={renamePasskey}
            hidden={{ passkeyId: passkey.id, version: passkey.version }}
            label={`Rename ${passkey.name}`}
          >
            <FormDetails summary="Rename">
              <Field label="Name" name="name" defaultValue={passkey.name} required maxLength={60} autoComplete="off" />
              <Button className="w-fit">Save the name</Button>
            </FormDetails>
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}

function LastUsed({ at }: { at: Date }) {
  return (
    <>
      last used <Ago at={at} />
    </>
  )
}
