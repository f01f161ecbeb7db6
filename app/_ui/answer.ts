import type { RefusalCode } from '@/lib/access/app-error'

type Values = Record<string, string[]>

/** What a form gets back. `values` is what the person typed: it survives every failure. */
export type Answer<T = undefined> =
  | { state: 'idle' }
  | { state: 'ok'; message?: string; result?: T }
  | { state: 'invalid'; fields: Record<string, string>; values: Values }
  | { state: 'refused'; code: RefusalCode | 'fault'; message: string; values: Values }

export const IDLE = { state: 'idle' } as const

/** What was typed into a field, where the form comes back with it. */
export const typedIn = (answer: Answer<unknown>, name: string): string | undefined =>
  answer.state === 'invalid' || answer.state === 'refused' ? answer.values[name]?.[0] : undefined
