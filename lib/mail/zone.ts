/** The zone's one name here, however it is written, if this machine knows it; else null. */
export function knownZone(name: string): string | null {
  try {
    const zone = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
    // What is no name but an offset ("+01:00") has no summer time.
    return /^[A-Za-z][\w+/-]{0,60}$/.test(zone) ? zone : null
  } catch {
    return null
  }
}

/** Every zone that this machine knows, and `own`, for a list to choose from. */
export const zoneOptions = (own: string): { value: string; words: string }[] =>
  [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort().map((zone) => ({
    value: zone,
    words: zone.replaceAll('_', ' '),
  }))

/** "Europe/Berlin" → "Berlin". */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
