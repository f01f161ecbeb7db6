import 'server-only'
import type { Viewer } from '@/lib/access/viewer'
import { allowance } from './allowance'

const take = allowance(60, 2)

/** Takes one write from a person's allowance; false when there is none left. Signing in has a throttle of its own. */
export const mayWrite = (who: Viewer, now = Date.now()): boolean => who.kind !== 'person' || take(who.id, now)

/** Asking for a passkey leaves a row, and every page for signing in does: an address is a whole hospital. */
const takeChallenge = allowance(300, 10)
export const mayAskForPasskey = (address: string | null): boolean => takeChallenge(address ?? 'no address')
