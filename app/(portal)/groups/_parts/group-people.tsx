import { PageSection } from '@/app/_ui/page-section'
import type { ReadGroup } from '@/db/groups/read-group'
import { can } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import { MemberRow } from './member-row'

/** Who is in a group, leads first. */
export function GroupPeople({ group, viewer }: { group: ReadGroup; viewer: Person }) {
  const manages = group.archivedAt === null && can(viewer, 'group.change', group)
  return (
    <div className="mt-8">
      <PageSection id="people" title="People">
        {group.members.length === 0 && <p className="text-ink-2">Nobody is in this group any more.</p>}
        <ul className="-mt-2">
          {group.members.map((member) => (
            <MemberRow key={member.id} member={member} isViewer={member.userId === viewer.id} manages={manages} />
          ))}
        </ul>
      </PageSection>
    </div>
  )
}
