const FORMAT = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** "Sat, 12 Dec 2026, 12:30" of "2026-12-12T12:30", the time by the clock of the place. */
export const startWords = (startsAt: string): string =>
  FORMAT.format(new Date(`${startsAt.slice(0, 16).replace(' ', 'T')}Z`))
