import type { ReactNode } from 'react'
import { viewer } from '@/app/_server/viewer'
import { NavLink } from '@/app/_ui/nav-link'
import { readRoom } from '@/db/server/room'
import { can } from '@/lib/access/policy'
import { RoomLine } from './_parts/room-line'

/** The rooms of administration that this person may enter; each page asks for itself whether they may. */
export default async function AdministrationLayout({ children }: { children: ReactNode }) {
  const who = await viewer()
  const rooms = [
    { href: '/administration/people', words: 'People', open: can(who, 'people.read') },
    { href: '/administration/imports', words: 'Imports', open: can(who, 'imports.read') },
    { href: '/administration/search', words: 'Search', open: can(who, 'index.read') },
    { href: '/administration/jobs', words: 'Jobs', open: can(who, 'job.read') },
    { href: '/administration/backups', words: 'Backups', open: can(who, 'backup.read') },
    { href: '/administration/audit', words: 'Audit trail', open: can(who, 'audit.read') },
  ].filter(({ open }) => open)
  return (
    <div className="max-w-[900px]">
      {rooms.length > 0 && (
        <nav
          aria-label="Administration"
          className="mb-7 flex gap-[26px] overflow-x-auto whitespace-nowrap border-line border-b font-medium text-ink-2"
        >
          {rooms.map(({ href, words }) => (
            <NavLink key={href} href={href}>
              {words}
            </NavLink>
          ))}
        </nav>
      )}
      <RoomLine room={await readRoom(who)} />
      {children}
    </div>
  )
}
