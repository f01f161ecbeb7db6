import type { Metadata } from 'next'
import { signedIn } from '@/app/_server/viewer'
import { EmptyState } from '@/app/_ui/empty-state'
import { listGroups, mayMakeGroups } from '@/db/groups/groups'
import { listInvitations } from '@/db/groups/invitations'
import { GroupCard } from './_parts/group-card'
import { NewGroup } from './_parts/new-group'
import { WaitingInvitations } from './_parts/waiting-invitations'

export const metadata: Metadata = { title: 'Groups' }

export default async function GroupsPage() {
  const who = await signedIn()
  const [groups, invitations] = await Promise.all([listGroups(who), listInvitations(who)])
  const mine = groups.filter(({ groupRole }) => groupRole !== null)
  const others = groups.filter(({ groupRole }) => groupRole === null)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-10 md:grid-cols-[minmax(0,1fr)_292px]">
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-8">
        <h1 className="page-title">Groups</h1>
        <WaitingInvitations invitations={invitations} />
        {mine.length === 0 ? (
          <EmptyState title="You are in no group yet">
            <p>
              A group is a team that reads together: a ward, a journal club, the authors of a guideline. Somebody who
              leads one can invite you. Only the people in a group, and administrators, can see that it exists.
            </p>
          </EmptyState>
        ) : (
          <ul aria-label="Your groups" className="-mt-5">
            {mine.map((group) => (
              <GroupCard key={group.id} group={group} />
            ))}
          </ul>
        )}
        {others.length > 0 && (
          <section aria-labelledby="other-groups">
            <h2 id="other-groups" className="section-title">
              Other groups
            </h2>
            <p className="meta mt-1">You see these because you are an administrator.</p>
            <ul className="mt-1">
              {others.map((group) => (
                <GroupCard key={group.id} group={group} />
              ))}
            </ul>
          </section>
        )}
      </div>
      {mayMakeGroups(who) && <NewGroup />}
    </div>
  )
}
