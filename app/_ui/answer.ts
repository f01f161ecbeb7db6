import type { RefusalCode } from '@/lib/access/app-error'

/** What a form gets back. `values` is what the person typed: it survives every failure. */
export type Answer<T = undefined> =
  | { state: 'idle' }
  | { state: 'ok'; message?: string; result?: T }
  | { state: 'invalid'; fields: Record<string, string>; values: Record<string, string> }
  | { state: 'refused'; code: RefusalCode | 'fault'; message: string; values: Record<string, string> }

export const IDLE = { state: 'idle' } as const
