import 'server-only'
import type { Viewer } from '@/lib/viewer'

/** A burst that no person types, and the rate at which it is paid back. */
const BURST = 60
const PER_SECOND = 2

const buckets = new Map<string, { left: number; at: number }>()

/** Takes one write from a person's allowance; false when there is none left. Signing in has a throttle of its own. */
export function mayWrite(who: Viewer, now = Date.now()): boolean {
  if (who.kind !== 'person') return true
  const bucket = buckets.get(who.id) ?? { left: BURST, at: now }
  bucket.left = Math.min(BURST, bucket.left + ((now - bucket.at) / 1000) * PER_SECOND)
  bucket.at = now
  if (buckets.size > 10_000) buckets.clear()
  buckets.set(who.id, bucket)
  if (bucket.left < 1) return false
  bucket.left -= 1
  return true
}
