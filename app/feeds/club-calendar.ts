import { mailState, siteUrl } from '@/app/_server/site'
import type { CalendarSession } from '@/db/club/calendar'
import { type Calendar, type CalendarEvent, formatCalendar } from '@/lib/calendar/icalendar'

/** Sessions of journal clubs as a calendar of this portal's. */
export const clubCalendar = (sessions: readonly CalendarSession[], method: Calendar['method']): string =>
  formatCalendar({ name: 'Journal clubs · Précis', method, zone: mailState().zone, events: sessions.map(eventOf) })

function eventOf(session: CalendarSession): CalendarEvent {
  const url = `${siteUrl()}/clubs/${session.id}`
  return {
    uid: `club-${session.id}@${new URL(siteUrl()).hostname}`,
    sequence: session.version,
    changedAt: session.changedAt,
    startsAt: session.startsAt,
    zone: session.zone ?? mailState().zone,
    lasts: session.lasts,
    title: `${session.title} (${session.group})`,
    place: session.place,
    about: [session.question, session.study, url].filter(Boolean).join('\n\n'),
    url,
    isCancelled: session.state === 'cancelled',
  }
}
