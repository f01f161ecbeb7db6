import { redirect } from 'next/navigation'
import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { nextInQueue } from '@/db/summaries/review-queue'
import { parseQueueFilter } from '@/lib/summaries/queue-filter'
import { parseQueueKey } from '@/lib/summaries/queue-key'
import { draftAddress, queueAddress } from '../draft-address'

const key = z.string().optional().catch(undefined)

/** The draft to check after the one that `after` names, or before the one that `before` does; at the end, the queue. */
export const GET = endpoint(
  z.object({
    after: key,
    before: key,
    place: z.unknown().optional().transform(parseQueueKey),
    of: z.unknown().optional().transform(parseQueueFilter),
  }),
  async (viewer, { after, before, place, of }) => ({
    next: await nextInQueue(viewer, before ?? after ?? '', place, { of, back: before !== undefined }),
  }),
  ({ next }, { of }) => redirect(next ? draftAddress(next.study, { place: next, of }) : queueAddress(of)),
  { noun: 'draft' },
)
