import Link from 'next/link'
import { PageSection } from '@/app/_ui/page-section'
import { LIST_ROLE_WORDS, type ListRole } from '@/lib/lists/list-role'

type Shared = { id: string; name: string; description: string; role: ListRole }

/** Lists that a group has, of those that the reader can open. */
export function GroupLists({ lists }: { lists: Shared[] }) {
  return (
    <PageSection id="lists" title="Shared lists">
      {lists.length === 0 ? (
        <p className="max-w-[60ch] text-ink-2">
          None yet. Open one of your{' '}
          <Link className="text-accent" href="/lists">
            lists
          </Link>
          , press <i>Share</i>, and choose this group.
        </p>
      ) : (
        <ul className="-mt-2">
          {lists.map((list) => (
            <li
              key={list.id}
              className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-line border-b py-3 last:border-b-0 last:pb-0"
            >
              <span className="min-w-0">
                <Link href={`/lists/${list.id}`} className="font-medium">
                  {list.name}
                </Link>
                {list.description && <span className="line-clamp-1 text-ink-2">{list.description}</span>}
              </span>
              <span className="meta">The group: {LIST_ROLE_WORDS[list.role].toLowerCase()}</span>
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  )
}
