import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { PageSection } from '@/app/_ui/page-section'
import type { Sharing } from '@/db/lists/sharing'
import type { Person } from '@/lib/access/viewer'
import { hideList, leaveList, showList } from '../actions'

/** Giving a list up, or hiding it where it comes through a group; nothing for a list that nobody else has. */
export function LeaveOrHide({ list, viewer }: { list: Sharing; viewer: Person }) {
  const through = list.groups.flatMap(({ group }) =>
    group?.people.some(({ id }) => id === viewer.id) ? [`“${group.name}”`] : [],
  )
  const isShared = list.people.length + list.groups.length > 1
  if (!isShared && !list.isHidden) return null
  const hidden = { listId: list.id }
  return (
    <PageSection id="leave" title="Leave or hide">
      {through.length > 0 && (
        <p className="max-w-[60ch] text-ink-2">
          You have this list through {through.join(', ')}. You cannot leave it by yourself; you can hide it.
        </p>
      )}
      <div className="flex flex-wrap items-start gap-3">
        {through.length === 0 && isShared && (
          <ActionForm action={leaveList} hidden={hidden} label="Leave the list" className="grid gap-2">
            <Button className="w-fit">Leave the list</Button>
          </ActionForm>
        )}
        <ActionForm
          action={list.isHidden ? showList : hideList}
          hidden={hidden}
          label={list.isHidden ? 'Show the list again' : 'Hide the list for me'}
        >
          <Button look={list.isHidden ? 'plain' : 'quiet'}>{list.isHidden ? 'Show it again' : 'Hide it for me'}</Button>
        </ActionForm>
      </div>
    </PageSection>
  )
}
