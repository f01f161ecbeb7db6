import Link from 'next/link'
import { Pill } from '@/app/_ui/pill'
import type { GroupSummary } from '@/db/groups/groups'
import { peopleWord } from '@/lib/groups/group'

/** A group among others: what it is called, what for, how many are in it. */
export function GroupCard({ group }: { group: GroupSummary }) {
  return (
    <li className="border-line border-b py-[18px]">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Link
          href={`/groups/${group.slug}`}
          className="min-w-0 font-medium font-serif text-lg leading-snug hover:text-accent-ink hover:no-underline"
        >
          {group.name}
        </Link>
        {group.archivedAt && <Pill>Archived</Pill>}
      </p>
      {group.description && <p className="mt-1 line-clamp-2 max-w-[60ch] text-ink-2">{group.description}</p>}
      <p className="meta dotted mt-1.5">
        <span>{peopleWord(group.people)}</span>
        {group.groupRole === 'lead' && <span>You are a lead</span>}
      </p>
    </li>
  )
}
