import 'server-only'

/** A bucket for everyone who asks: a burst that no person makes, and the rate a second at which it is paid back. */
export function allowance(burst: number, perSecond: number) {
  const buckets = new Map<string, { left: number; at: number }>()

  /** Takes one from what `key` is allowed; false when there is none left. */
  return (key: string, now = Date.now()): boolean => {
    const bucket = buckets.get(key) ?? { left: burst, at: now }
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    if (buckets.size > 10_000) buckets.clear()
    buckets.set(key, bucket)
    if (bucket.left < 1) return false
    bucket.left -= 1
    return true
  }
}
