import Link from 'next/link'
import { FoldedText } from '@/app/_ui/folded-text'
import { Pill } from '@/app/_ui/pill'
import type { ReadGroup } from '@/db/groups/read-group'
import { peopleWord } from '@/lib/groups/group'

/** What a group is called and for, and who can see it. */
export function GroupHead({ group }: { group: ReadGroup }) {
  const active = group.members.filter(({ isClosed }) => !isClosed).length
  return (
    <div>
      <p className="meta">
        <Link href="/groups">Groups</Link>&nbsp;· only the people in it and administrators can see it
      </p>
      <h1 className="page-title mt-1.5 max-w-[27em]">{group.name}</h1>
      {group.description && <FoldedText text={group.description} className="prose-serif mt-2 text-ink-2" />}
      <p className="meta dotted mt-2">
        <span>{peopleWord(active)}</span>
        <span>{group.groupRole ? WORDS[group.groupRole] : 'You are an administrator and not in this group'}</span>
        {group.archivedAt && (
          <span>
            <Pill tone="warn">Archived</Pill>
          </span>
        )}
      </p>
    </div>
  )
}

const WORDS = { lead: 'You are a lead', member: 'You are a member' } as const
