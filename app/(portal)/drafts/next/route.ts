import { redirect } from 'next/navigation'
import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { nextInQueue } from '@/db/summaries/review-queue'
import { parseQueueKey } from '@/lib/summaries/queue-key'
import { draftAddress } from '../draft-address'

/** The draft to check after the one that `after` names; at the end, the queue. */
export const GET = endpoint(
  z.object({ after: z.string().catch(''), place: z.unknown().optional().transform(parseQueueKey) }),
  async (viewer, { after, place }) => ({ next: await nextInQueue(viewer, after, place) }),
  ({ next }) => redirect(next ? draftAddress(next.study, next) : '/drafts'),
  { noun: 'draft' },
)
