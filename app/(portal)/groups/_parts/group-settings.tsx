import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field, TextField } from '@/app/_ui/field'
import { PageSection } from '@/app/_ui/page-section'
import type { ReadGroup } from '@/db/groups/read-group'
import { can } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import { GROUP_LIMITS } from '@/lib/groups/group'
import { archiveGroup, changeGroup, leaveGroup, unarchiveGroup } from '../actions'

/** Renaming, archiving and leaving: each for those who may. */
export function GroupSettings({ group, viewer }: { group: ReadGroup; viewer: Person }) {
  const [changes, leaves] = [can(viewer, 'group.change', group), can(viewer, 'group.leave', group)]
  if (!changes && !leaves) return null
  const hidden = { groupId: group.id }
  return (
    <PageSection id="settings" title="Settings">
      {changes && !group.archivedAt && (
        <ActionForm
          action={changeGroup}
          hidden={{ ...hidden, version: group.version }}
          label="Rename or describe"
          className="grid max-w-[600px] gap-4"
        >
          <Field label="Name" name="name" required maxLength={GROUP_LIMITS.name} defaultValue={group.name} />
          <TextField
            label="What it is for"
            name="description"
            rows={3}
            maxLength={GROUP_LIMITS.description}
            defaultValue={group.description}
          />
          <Button look="main" className="justify-self-start">
            Save
          </Button>
        </ActionForm>
      )}
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        {changes && (
          <ActionForm
            action={group.archivedAt ? unarchiveGroup : archiveGroup}
            hidden={hidden}
            label={group.archivedAt ? 'Take the group out of the archive' : 'Archive the group'}
          >
            <Button>{group.archivedAt ? 'Take out of the archive' : 'Archive the group'}</Button>
          </ActionForm>
        )}
        {leaves && (
          <ActionForm action={leaveGroup} hidden={hidden} label="Leave the group">
            <Button look="quiet">Leave the group</Button>
          </ActionForm>
        )}
      </div>
    </PageSection>
  )
}
