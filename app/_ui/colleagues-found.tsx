import type { ReactNode } from 'react'
import type { Colleague } from '@/db/access/directory'
import { directoryQuery } from '@/lib/groups/group'

type Props = {
  asked: string
  /** Null where too many searches were made. */
  found: Colleague[] | null
  /** What is said of the groups that somebody has in common with the viewer. */
  groupWords: (names: string) => string
  /** What can be done with somebody. */
  action: (person: Colleague) => ReactNode
}

/** Colleagues whose names were looked for, or why there are none. */
export function ColleaguesFound({ asked, found, groupWords, action }: Props) {
  if (found === null) return <p role="alert">Too many requests. Try again in a few seconds.</p>
  if (directoryQuery(asked) === null) return <p role="status">Enter at least two letters of a name.</p>
  if (found.length === 0) return <p role="status">Nobody here has a name with “{asked}”.</p>
  return (
    <ul aria-label="People found">
      {found.map((person) => (
        <li
          key={person.id}
          className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 border-line border-b py-2.5 last:border-b-0"
        >
          <span className="min-w-0">
            {person.name}
            {person.groups.length > 0 && <span className="meta block">{groupWords(person.groups.join(', '))}</span>}
          </span>
          {action(person)}
        </li>
      ))}
    </ul>
  )
}
