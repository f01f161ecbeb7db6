import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { ColleagueSearch } from '@/app/_ui/colleague-search'
import { PageSection } from '@/app/_ui/page-section'
import { Pill } from '@/app/_ui/pill'
import type { Colleague } from '@/db/access/directory'
import type { ReadGroup } from '@/db/groups/read-group'
import { directoryQuery } from '@/lib/groups/group'
import { inviteToGroup } from '../actions'

type Props = { group: ReadGroup; asked: string; found: Colleague[] | null }

/** Finding colleagues by name and inviting them, and who has not answered yet. */
export function InviteColleagues({ group, asked, found }: Props) {
  return (
    <PageSection id="invite" title="Invite colleagues">
      <ColleagueSearch action={`/groups/${group.slug}#invite`} asked={asked} />
      {asked && <Found group={group} asked={asked} found={found} />}
      {group.invited.length > 0 && (
        <div>
          <h3 className="font-medium">Waiting for an answer</h3>
          <ul>
            {group.invited.map((person) => (
              <li
                key={person.id}
                className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b py-2.5 last:border-b-0 last:pb-0"
              >
                <span className="min-w-0">{person.name}</span>
                <span className="meta">
                  invited <Ago at={person.invitedAt} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </PageSection>
  )
}

function Found({ group, asked, found }: Props) {
  if (found === null) return <p role="alert">Too many requests. Try again in a few seconds.</p>
  if (directoryQuery(asked) === null) return <p role="status">Enter at least two letters of a name.</p>
  if (found.length === 0) return <p role="status">Nobody here has a name with “{asked}”.</p>
  return (
    <ul aria-label="People found">
      {found.map((person) => (
        <li
          key={person.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b py-2.5"
        >
          <span className="min-w-0">
            {person.name}
            {person.groups.length > 0 && <span className="meta block">also in {person.groups.join(', ')}</span>}
          </span>
          <Membership group={group} person={person} />
        </li>
      ))}
    </ul>
  )
}

/** Whether somebody is in the group, is invited, or can be. */
function Membership({ group, person }: { group: ReadGroup; person: Colleague }) {
  if (group.members.some(({ userId }) => userId === person.id)) return <Pill>In this group</Pill>
  if (group.invited.some(({ userId }) => userId === person.id)) return <Pill tone="go">Invited</Pill>
  return (
    <ActionForm
      action={inviteToGroup}
      hidden={{ groupId: group.id, userId: person.id }}
      label={`Invite ${person.name}`}
      className="flex flex-wrap items-center gap-2"
    >
      <Button>Invite</Button>
    </ActionForm>
  )
}
