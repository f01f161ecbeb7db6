import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { PageSection } from '@/app/_ui/page-section'
import { SelectField } from '@/app/_ui/select-field'
import type { GroupSummary } from '@/db/groups/groups'
import type { Sharing } from '@/db/lists/sharing'
import { GROUP_LIST_ROLES, LIST_ROLE_OPTIONS } from '@/lib/lists/list-role'
import { shareWithGroup } from '../actions'

/** Giving the list to a group that one is in. */
export function AddGroup({ list, groups }: { list: Sharing; groups: GroupSummary[] }) {
  const left = groups.filter(
    ({ id, groupRole, archivedAt }) =>
      groupRole !== null && archivedAt === null && !list.groups.some(({ groupId }) => groupId === id),
  )
  return (
    <PageSection id="group" title="Share with a group">
      {left.length === 0 ? (
        <p className="text-ink-2">
          {list.groups.length > 0 ? 'All your groups have this list. ' : 'You are in no group yet. '}
          <Link className="text-accent" href="/groups">
            Groups
          </Link>
        </p>
      ) : (
        <ActionForm
          action={shareWithGroup}
          hidden={{ listId: list.id }}
          label="Share with a group"
          className="grid grid-cols-[minmax(0,1fr)] gap-2"
        >
          <div className="flex flex-wrap items-end gap-2.5">
            <div className="min-w-0 max-w-full">
              <SelectField
                label="Group"
                name="groupId"
                options={left.map(({ id, name }) => ({ value: id, words: name }))}
              />
            </div>
            <SelectField
              label="May do"
              name="role"
              options={LIST_ROLE_OPTIONS.filter(({ value }) => GROUP_LIST_ROLES.some((role) => role === value))}
              defaultValue="viewer"
            />
            <Button className="h-[42px]!">Share</Button>
          </div>
        </ActionForm>
      )}
    </PageSection>
  )
}
