/** The day of a record's revision ("0001:20260503"), as its source says it; null where it says none. */
export function revisedOn(revision: string): Date | null {
  const match = /:(\d{4})-?(\d{2})-?(\d{2})$/.exec(revision)
  if (!match) return null
  const day = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])))
  return Number.isNaN(day.getTime()) ? null : day
}
