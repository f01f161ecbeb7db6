import { type QueueKey, queueKeyText } from '@/lib/summaries/queue-key'

/**
 * "/drafts/30527631": where the summary of a study is checked and changed, from the study's own address. With its place
 * for whoever works through the queue.
 */
export const draftAddress = ({ address }: { address: string }, place?: QueueKey) =>
  `/drafts/${address.split('/')[2]}${place ? `?place=${queueKeyText(place)}` : ''}`

/** What comes after it in the queue. */
export const nextAddress = ({ key }: { key: string }, place: QueueKey | null) =>
  `/drafts/next?${new URLSearchParams({ after: key, ...(place ? { place: queueKeyText(place) } : {}) })}`
