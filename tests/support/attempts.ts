import type { Attempt } from '@/db/access/attempt'

export const LIMITS = { idleMinutes: 15, absoluteHours: 12 }

/** An attempt to sign in from a browser that nobody knows and from no address, but for what `known` says. */
export const attemptFrom = (known: Partial<Attempt> = {}): Attempt => ({
  device: 'Firefox',
  deviceToken: null,
  sessionToken: null,
  address: null,
  limits: LIMITS,
  ...known,
})
