import Link from 'next/link'
import type { SessionLine } from '@/db/club/read-session'
import { STATE_WORDS } from '@/lib/club/session'
import { startWords } from '@/lib/club/start-words'

type Props = { sessions: readonly SessionLine[]; label: string; withGroup?: boolean }

/** Sessions, each with how far it is, when and where. */
export const SessionLines = ({ sessions, label, withGroup }: Props) => (
  <ul aria-label={label} className="grid gap-4">
    {sessions.map(({ id, title, state, startsAt, zone, place, group }) => (
      <li key={id} className="max-w-[72ch]">
        <Link href={`/clubs/${id}`} className="font-medium [overflow-wrap:anywhere]">
          {title}
        </Link>
        <p className="meta dotted mt-0.5">
          <span>{STATE_WORDS[state]}</span>
          {startsAt && <span>{startWords({ startsAt, zone })}</span>}
          {place && <span className="[overflow-wrap:anywhere]">{place}</span>}
          {withGroup && <span className="[overflow-wrap:anywhere]">{group}</span>}
        </p>
      </li>
    ))}
  </ul>
)
