import Link from 'next/link'
import { PageSection } from '@/app/_ui/page-section'
import { Pill } from '@/app/_ui/pill'
import type { GroupGrant, Sharing } from '@/db/lists/sharing'
import { can } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import { peopleWord } from '@/lib/groups/group'
import { GROUP_LIST_ROLES, LIST_ROLE_OPTIONS, LIST_ROLE_WORDS } from '@/lib/lists/list-role'
import { ChangeGrant } from './change-grant'

const GROUP_OPTIONS = LIST_ROLE_OPTIONS.filter(({ value }) => GROUP_LIST_ROLES.some((role) => role === value))
const row = 'border-line border-b py-3 last:border-b-0 last:pb-0'

/** People and groups that have a list, those who may do most first. */
export function WhoHasIt({ list, viewer }: { list: Sharing; viewer: Person }) {
  const shares = can(viewer, 'list.share', list)
  const isShared = list.people.length + list.groups.length > 1
  return (
    <PageSection id="access" title="People and groups">
      <ul className="-mt-2">
        {list.people.map((person) => (
          <li key={person.id} className={row}>
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="min-w-0 font-medium">{person.name}</span>
              {person.userId === viewer.id && <Pill>You</Pill>}
              {person.isClosed && <Pill tone="stop">Account deactivated</Pill>}
              <span className="meta md:ml-auto">{LIST_ROLE_WORDS[person.role]}</span>
            </p>
            {shares && isShared && (
              <ChangeGrant
                grant={person}
                name={person.name}
                options={LIST_ROLE_OPTIONS}
                ends={person.userId !== viewer.id}
              />
            )}
          </li>
        ))}
        {list.groups.map((grant) => (
          <li key={grant.id} className={row}>
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="min-w-0 font-medium">
                {grant.group ? (
                  <Link href={`/groups/${grant.group.slug}`}>{grant.group.name}</Link>
                ) : (
                  'A group that you are not in'
                )}
              </span>
              <Pill>Group</Pill>
              {grant.group?.isArchived && <Pill tone="warn">Archived: reads only</Pill>}
              <span className="meta md:ml-auto">{LIST_ROLE_WORDS[grant.role]}</span>
            </p>
            <Through grant={grant} list={list} />
            {shares && <ChangeGrant grant={grant} name={grant.group?.name ?? 'a group'} options={GROUP_OPTIONS} ends />}
          </li>
        ))}
      </ul>
    </PageSection>
  )
}

/** Who has the list through a group, each by name. */
function Through({ grant: { group }, list }: { grant: GroupGrant; list: Sharing }) {
  if (!group) return null
  return (
    <details>
      <summary className="meta w-fit cursor-pointer py-1">
        {peopleWord(group.people.length)} through this group<span className="sr-only">, {group.name}</span>
      </summary>
      <ul className="grid gap-1 pb-2 pl-4">
        {group.people.map((person) => (
          <li key={person.id}>
            {person.name}
            {list.people.some(({ userId }) => userId === person.id) && (
              <span className="meta"> also by themselves</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
