/** For each of the last days, weeks and months that have a backup, the newest one is kept. */
export const KEPT = { days: 7, weeks: 4, months: 12 }

/** Those of the backups that nothing keeps any more. Days, weeks from Monday and months are UTC's. */
export function backupsToDelete<Taken extends { takenAt: Date }>(backups: readonly Taken[], kept = KEPT): Taken[] {
  const newestFirst = [...backups].sort((one, other) => other.takenAt.getTime() - one.takenAt.getTime())
  const keep = new Set([
    ...newestOfEach(newestFirst, dayOf, kept.days),
    ...newestOfEach(newestFirst, weekOf, kept.weeks),
    ...newestOfEach(newestFirst, monthOf, kept.months),
  ])
  return newestFirst.filter((backup) => !keep.has(backup))
}

function newestOfEach<Taken extends { takenAt: Date }>(
  newestFirst: readonly Taken[],
  spanOf: (at: Date) => string,
  spans: number,
): Taken[] {
  const newest = new Map<string, Taken>()
  for (const backup of newestFirst) {
    const span = spanOf(backup.takenAt)
    if (!newest.has(span)) newest.set(span, backup)
  }
  return [...newest.values()].slice(0, spans)
}

const DAY_MS = 24 * 60 * 60 * 1000
const dayOf = (at: Date) => at.toISOString().slice(0, 10)
const monthOf = (at: Date) => at.toISOString().slice(0, 7)
/** By its Monday. */
const weekOf = (at: Date) => dayOf(new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY_MS))
