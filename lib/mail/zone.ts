/** The zone's name if this machine knows it, else null. */
export function knownZone(name: string): string | null {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    // What is no name but an offset ("+01:00") has no summer time.
    return /^[A-Za-z][\w+/-]{0,60}$/.test(name) ? name : null
  } catch {
    return null
  }
}
