import type { QueueFilter } from '@/lib/summaries/queue-filter'
import { type QueueKey, queueKeyText } from '@/lib/summaries/queue-key'

/** Where in the queue an editor is: the place of what they look at, among those of a kind where they asked for one. */
export type InQueue = { place: QueueKey | null; of: QueueFilter | null }

/**
 * "/drafts/30527631": where the summary of a study is checked and changed, from the study's own address. With its place
 * for whoever works through the queue.
 */
export const draftAddress = ({ address }: { address: string }, at?: InQueue) =>
  withQuery(`/drafts/${address.split('/')[2]}`, at ? fieldsOf(at) : {})

/** What comes after it in the queue, or before it. */
export const nextAddress = ({ key }: { key: string }, at: InQueue, way: 'next' | 'previous') =>
  withQuery('/drafts/next', { [way === 'next' ? 'after' : 'before']: key, ...fieldsOf(at) })

/** The queue, or those of it of a kind. */
export const queueAddress = (of: QueueFilter | null) => withQuery('/drafts', of ? { of } : {})

const fieldsOf = ({ place, of }: InQueue) => ({ ...(place && { place: queueKeyText(place) }), ...(of && { of }) })

function withQuery(path: string, fields: Record<string, string>): string {
  const query = new URLSearchParams(fields).toString()
  return query ? `${path}?${query}` : path
}
