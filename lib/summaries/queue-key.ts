/** Where a summary stands in the queue of drafts: what comes first has more of the first of these that differs. */
export type QueueKey = {
  /** The abstract changed since it was checked. */
  recheck: boolean
  /** On how many reading lists the study is. */
  lists: number
  /** How often its page was opened in the last weeks. */
  views: number
  retracted: boolean
}

/** "1.0.2.34", for an address: who works through the queue goes on from there, whatever becomes of the study meanwhile. */
export const queueKeyText = ({ recheck, retracted, lists, views }: QueueKey): string =>
  [Number(recheck), Number(retracted), lists, views].join('.')

/** Null for what is no place. */
export function parseQueueKey(text: unknown): QueueKey | null {
  const match = /^([01])\.([01])\.(\d{1,9})\.(\d{1,9})$/.exec(String(text))
  if (!match) return null
  const [, recheck, retracted, lists, views] = match
  return { recheck: recheck === '1', retracted: retracted === '1', lists: Number(lists), views: Number(views) }
}
