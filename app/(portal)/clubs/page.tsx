import type { Metadata } from 'next'
import { signedIn } from '@/app/_server/viewer'
import { EmptyState } from '@/app/_ui/empty-state'
import { hasCalendar } from '@/db/club/calendar'
import { listClubSessions } from '@/db/club/read-session'
import { isOver } from '@/lib/club/session'
import { CalendarSettings } from './_parts/calendar-settings'
import { SessionLines } from './_parts/session-lines'

export const metadata: Metadata = { title: 'Journal clubs' }

export default async function ClubsPage() {
  const who = await signedIn()
  const [sessions, hasAddress] = await Promise.all([listClubSessions(who), hasCalendar(who)])
  const open = sessions.filter(({ state }) => !isOver(state))
  const over = sessions.filter(({ state }) => isOver(state))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-10 md:grid-cols-[minmax(0,1fr)_292px]">
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
        <h1 className="page-title">Journal clubs</h1>
        {open.length === 0 && (
          <EmptyState title="No session is under way">
            <p>Who leads a group opens a session on the page of the group. Its members choose, read and vote here.</p>
          </EmptyState>
        )}
        {open.length > 0 && <SessionLines sessions={open} label="Sessions under way" withGroup />}
        {over.length > 0 && (
          <section aria-labelledby="over" className="grid gap-3 border-line border-t pt-6">
            <h2 id="over" className="section-title">
              Over
            </h2>
            <SessionLines sessions={over} label="Sessions that are over" withGroup />
          </section>
        )}
      </div>
      <CalendarSettings hasCalendar={hasAddress} />
    </div>
  )
}
