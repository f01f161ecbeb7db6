import 'server-only'
import type { Viewer } from '@/lib/access/viewer'
import { allowance } from './allowance'

const take = allowance(60, 2)

/** Takes one write from a person's allowance; false when there is none left. Signing in has a throttle of its own. */
export const mayWrite = (who: Viewer, now = Date.now()): boolean => who.kind !== 'person' || take(who.id, now)
