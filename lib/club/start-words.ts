import { cityOf } from '@/lib/mail/zone'

const FORMAT = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

const SHORT = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

type Start = { startsAt: string | null; zone: string | null }

/** "Sat, 12 Dec 2026, 12:30, London": by the clocks of the zone, whose city is named where one was chosen. '' without a day. */
export const startWords = ({ startsAt, zone }: Start): string =>
  startsAt === null ? '' : [FORMAT.format(dateOf(startsAt)), ...(zone === null ? [] : [cityOf(zone)])].join(', ')

/** "Fri 11 Dec, 12:00": of a day that is near. */
export const nearWords = (at: string): string => SHORT.format(dateOf(at))

const dateOf = (local: string) => new Date(`${local.slice(0, 16).replace(' ', 'T')}Z`)
