import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { Pill } from '@/app/_ui/pill'
import { SelectField } from '@/app/_ui/select-field'
import type { GroupMember } from '@/db/groups/read-group'
import { GROUP_ROLE_OPTIONS } from '@/lib/groups/group'
import { changeMemberRole, removeMember } from '../actions'

/** Somebody in a group, and for leads what can be changed about that. */
export function MemberRow({ member, isViewer, manages }: { member: GroupMember; isViewer: boolean; manages: boolean }) {
  return (
    <li className="border-line border-b py-3 last:border-b-0 last:pb-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="min-w-0">
          <span className="font-medium">{member.name}</span> {isViewer && <Pill>You</Pill>}{' '}
          {member.role === 'lead' && <Pill tone="go">Lead</Pill>}{' '}
          {member.isByProvider && <Pill>By the identity provider</Pill>}{' '}
          {member.isClosed && <Pill tone="stop">Account deactivated</Pill>}
        </p>
        <p className="meta">
          joined <Ago at={member.joinedAt} />
        </p>
      </div>
      {manages && (
        <details>
          <summary className="w-fit cursor-pointer py-1 text-accent text-sm">
            Manage<span className="sr-only"> {member.name}</span>
          </summary>
          <div className="grid gap-3 py-3">
            <ActionForm
              action={changeMemberRole}
              hidden={{ memberId: member.id, version: member.version }}
              label={`Role of ${member.name}`}
              className="grid gap-2"
            >
              <div className="flex flex-wrap items-end gap-2.5">
                <SelectField label="Role" name="role" options={GROUP_ROLE_OPTIONS} defaultValue={member.role} />
                <Button className="h-[42px]!">Change role</Button>
              </div>
            </ActionForm>
            {!isViewer && !member.isByProvider && (
              <ActionForm
                action={removeMember}
                hidden={{ memberId: member.id }}
                label={`Remove ${member.name}`}
                className="grid gap-2"
              >
                <Button className="w-fit text-danger!">Remove from the group</Button>
              </ActionForm>
            )}
          </div>
        </details>
      )}
    </li>
  )
}
