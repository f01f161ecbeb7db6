const UNITS = [
  { name: 'minute', seconds: 60 },
  { name: 'hour', seconds: 3600 },
  { name: 'day', seconds: 86_400 },
] as const

/** "just now", "5 minutes ago", "2 days ago"; from a month on the day itself: "14 Apr 2025" (UTC). */
export function ago(then: Date, now: Date): string {
  const seconds = (now.getTime() - then.getTime()) / 1000
  const unit = UNITS.findLast((one) => seconds >= one.seconds)
  if (!unit) return 'just now'
  if (seconds >= 30 * 86_400) return then.toLocaleDateString('en-GB', { ...DAY, timeZone: 'UTC' })
  const count = Math.floor(seconds / unit.seconds)
  return `${count} ${unit.name}${count === 1 ? '' : 's'} ago`
}

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const
