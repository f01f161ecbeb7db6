import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { ColleagueSearch } from '@/app/_ui/colleague-search'
import { ColleaguesFound } from '@/app/_ui/colleagues-found'
import { PageSection } from '@/app/_ui/page-section'
import { Pill } from '@/app/_ui/pill'
import type { Colleague } from '@/db/access/directory'
import type { ReadGroup } from '@/db/groups/read-group'
import { inviteToGroup } from '../actions'

type Props = { group: ReadGroup; asked: string; found: Colleague[] | null }

/** Finding colleagues by name and inviting them, and who has not answered yet. */
export function InviteColleagues({ group, asked, found }: Props) {
  return (
    <PageSection id="invite" title="Invite colleagues">
      <ColleagueSearch action={`/groups/${group.slug}#invite`} asked={asked} />
      {asked && (
        <ColleaguesFound
          asked={asked}
          found={found}
          groupWords={(names) => `also in ${names}`}
          action={(person) => <Membership group={group} person={person} />}
        />
      )}
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
