import { openEndpoint } from '@/app/_server/endpoint'
import { readCalendar } from '@/db/club/calendar'
import { clubCalendar } from '../../club-calendar'
import { tokenFeed } from '../../token-feed'

/** The sessions of the groups of whoever made the address, as a calendar. */
export const GET = openEndpoint(
  tokenFeed(async (token) => {
    const sessions = await readCalendar(token)
    if (!sessions) return null
    const changed = sessions.map(({ changedAt }) => changedAt.getTime())
    return {
      body: clubCalendar(sessions, 'PUBLISH'),
      type: 'text/calendar',
      modified: new Date(Math.max(0, ...changed)),
    }
  }),
)
