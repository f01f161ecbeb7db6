/** Why summaries wait, as an editor may ask for those of one kind. */
export const QUEUE_FILTERS = ['saved', 'read', 'retracted', 'changed', 'unsure'] as const
export type QueueFilter = (typeof QUEUE_FILTERS)[number]

export const QUEUE_FILTER_WORDS: Record<QueueFilter, string> = {
  saved: 'Saved',
  read: 'Read',
  retracted: 'Retracted',
  changed: 'Abstract changed',
  unsure: 'Low certainty',
}

/** As an address says it; null is the whole queue, also for what makes no sense. */
export const parseQueueFilter = (text: unknown): QueueFilter | null =>
  QUEUE_FILTERS.find((each) => each === text) ?? null
