import type { KeyFacts } from '@/lib/summaries/summary'

export const LINK_KINDS = ['live', 'frozen'] as const
/** `live` shows a list as it is, `frozen` as it stood when the link was made. */
export type LinkKind = (typeof LINK_KINDS)[number]

export const LINK_KIND_WORDS: Record<LinkKind, string> = {
  live: 'The list as it is, with every change',
  frozen: 'The list as it stands now, whatever changes later',
}

/** Characters of a label, and links that one list may have at once. */
export const LINK_LIMITS = { label: 100, links: 50 } as const

/**
 * What a frozen link keeps of a list: what was on it in its order, with the version of each TL;DR and its words: a machine's
 * draft that is written anew is not kept elsewhere.
 */
export type FrozenList = {
  name: string
  description: string
  items: {
    studyId: number
    /** To name a study by that is gone. */
    title: string
    reason: string
    /** The version of its summary with what a row shows of it; null where there was none. */
    summary: { version: number; tldr: string | null; isDrafted: boolean; facts: KeyFacts | null } | null
    /** Notes of the maker's that everyone here could read: shown as long as they say the same. */
    notes: { id: string; version: number }[]
  }[]
}

/** Whether a link opens its list on a day (ISO), as far as the link goes. */
export type LinkState = 'open' | 'ended' | 'revoked'

export function linkState(link: { endsOn: string | null; revokedAt: Date | null }, today: string): LinkState {
  if (link.revokedAt) return 'revoked'
  return link.endsOn !== null && link.endsOn < today ? 'ended' : 'open'
}
