import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { LinkOnce } from '@/app/_ui/link-once'
import { SelectField } from '@/app/_ui/select-field'
import { ROLE_OPTIONS } from '@/lib/access/role-words'
import { invite } from '../actions'

export function InviteForm() {
  return (
    <ActionForm action={invite} hidden={{ key: randomUUID() }} label="Invite a person" className="mt-6 grid gap-3">
      <h2 className="section-title">Invite a person</h2>
      <div className="grid gap-3 md:grid-cols-[1fr_1fr_auto]">
        <Field label="Name" name="name" required autoComplete="off" />
        <Field label="E-mail" name="email" type="email" required autoComplete="off" />
        <SelectField label="Role" name="role" options={ROLE_OPTIONS} defaultValue="reader" />
      </div>
      <Button look="main" className="w-fit">
        Invite
      </Button>
      <LinkOnce />
    </ActionForm>
  )
}
