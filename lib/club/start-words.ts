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

/** "Sat, 12 Dec 2026, 12:30" of "2026-12-12T12:30", the time by the clock of the place. */
export const startWords = (startsAt: string): string => FORMAT.format(dateOf(startsAt))

/** "Fri 11 Dec, 12:00": of a day that is near. */
export const nearWords = (at: string): string => SHORT.format(dateOf(at))

const dateOf = (local: string) => new Date(`${local.slice(0, 16).replace(' ', 'T')}Z`)
