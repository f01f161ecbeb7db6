import { openEndpoint } from '@/app/_server/endpoint'
import { readCalendar } from '@/db/club/calendar'
import { clubCalendar } from '../../club-calendar'
import { tokenFeed } from '../../token-feed'

/** The sessions of the groups of whoever made the address, as a calendar. */
export const GET = openEndpoint(
  tokenFeed(async (token) => {
    const sessions = await readCalendar(token)
    // No moment of change: who joins or leaves a group has other sessions, which may have been changed earlier.
    return sessions && { body: clubCalendar(sessions, 'PUBLISH'), type: 'text/calendar' }
  }),
)
