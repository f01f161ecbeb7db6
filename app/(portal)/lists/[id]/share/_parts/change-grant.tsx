import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { SelectField } from '@/app/_ui/select-field'
import type { ListRole } from '@/lib/lists/list-role'
import { changeGrant, revokeGrant } from '../actions'

type Props = {
  grant: { id: string; role: ListRole; version: number }
  name: string
  options: { value: ListRole; words: string }[]
  /** Whether it can be ended here: one's own is given up by leaving. */
  ends: boolean
}

/** What somebody may do with a list, to change or to end. */
export function ChangeGrant({ grant, name, options, ends }: Props) {
  const hidden = { grantId: grant.id, version: grant.version }
  return (
    <details>
      <summary className="w-fit cursor-pointer py-1 text-accent text-sm">
        Change<span className="sr-only"> what {name} may do</span>
      </summary>
      <div className="grid gap-3 py-3">
        <ActionForm action={changeGrant} hidden={hidden} label={`What ${name} may do`} className="grid gap-2">
          <div className="flex flex-wrap items-end gap-2.5">
            <SelectField label="May do" name="role" options={options} defaultValue={grant.role} />
            <Button className="h-[42px]!">Change</Button>
          </div>
        </ActionForm>
        {ends && (
          <ActionForm action={revokeGrant} hidden={hidden} label={`Stop sharing with ${name}`} className="grid gap-2">
            <Button className="w-fit text-danger!">Stop sharing</Button>
          </ActionForm>
        )}
      </div>
    </details>
  )
}
