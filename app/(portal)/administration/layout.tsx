import type { ReactNode } from 'react'
import { viewer } from '@/app/_server/viewer'
import { NavLink } from '@/app/_ui/nav-link'
import { readRoom } from '@/db/server/room'
import { administrationFor } from '../places'
import { RoomLine } from './_parts/room-line'

/** The pages of administration that this person may open; each page asks for itself whether they may. */
export default async function AdministrationLayout({ children }: { children: ReactNode }) {
  const who = await viewer()
  const pages = administrationFor(who)
  return (
    <div className="max-w-[900px]">
      {pages.length > 0 && (
        <nav
          aria-label="Administration"
          className="mb-7 flex gap-[22px] overflow-x-auto whitespace-nowrap md:flex-wrap md:gap-x-3.5 border-line border-b font-medium text-ink-2"
        >
          {pages.map(({ href, words }) => (
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
