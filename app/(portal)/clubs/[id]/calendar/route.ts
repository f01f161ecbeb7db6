import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { clubCalendar } from '@/app/feeds/club-calendar'
import { sessionForCalendar } from '@/db/club/calendar'

/** A session as a file that a calendar takes in; one that is cancelled is taken out by it. */
export const GET = endpoint(
  z.object({ id: z.string().max(100) }),
  (viewer, { id }) => sessionForCalendar(viewer, id),
  (session) =>
    new Response(clubCalendar([session], session.state === 'cancelled' ? 'CANCEL' : 'PUBLISH'), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="journal-club.ics"',
      },
    }),
  { noun: 'session' },
)
