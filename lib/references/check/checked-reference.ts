import { type Alert, isGrave } from './alert'

/** References that are checked at once, and bytes that are read for it. */
export const MOST_CHECKED = 1_000
export const MOST_CHECKED_BYTES = 2 << 20

/**
 * What a reference is here. "same": a study that is here; "maybe": one that it may be; "elsewhere": none here, but a list
 * names its number; "not-here": nothing is known of it, not even whether it is retracted; "unread": nothing to look for.
 */
export type Identity = 'same' | 'maybe' | 'elsewhere' | 'not-here' | 'unread'

export type CheckedReference = {
  /** Its place in what was pasted, from 1. */
  number: number
  /** As it was given, in one line. */
  text: string
  identity: Identity
  study: {
    title: string
    address: string
    year: number | null
    journal: string | null
    pmid: number | null
    doi: string | null
  } | null
  /** Why it is that study, or may be. */
  reasons: string[]
  alerts: Alert[]
}

/** The parts of an account, those that need a person first. */
export const CHECK_GROUPS = ['act', 'look', 'maybe', 'nothing', 'not-here', 'unread'] as const
export type CheckGroup = (typeof CHECK_GROUPS)[number]

export const CHECK_GROUP_WORDS: Record<CheckGroup, string> = {
  act: 'Retracted, withdrawn or under concern, or may be',
  look: 'Corrected, or newer evidence is here',
  maybe: 'May be a study that is here',
  nothing: 'Here, and nothing is known against them',
  'not-here': 'Not here: nothing is known of them',
  unread: 'Could not be read',
}

export function groupOfChecked({ identity, alerts }: CheckedReference): CheckGroup {
  if (alerts.some(({ kind }) => isGrave(kind))) return 'act'
  if (identity === 'unread') return 'unread'
  if (identity === 'not-here' || identity === 'elsewhere') return 'not-here'
  if (identity === 'maybe') return 'maybe'
  return alerts.length > 0 ? 'look' : 'nothing'
}
