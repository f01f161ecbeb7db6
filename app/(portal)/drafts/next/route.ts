import { redirect } from 'next/navigation'
import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { nextDraft } from '@/db/summaries/draft-queue'
import { parsePlace } from '@/lib/summaries/draft-place'
import { draftAddress } from '../draft-address'

/** The draft to check after the one that `after` names; at the end, the queue. */
export const GET = endpoint(
  z.object({ after: z.string().catch(''), place: z.unknown().transform(parsePlace) }),
  async (viewer, { after, place }) => ({ next: await nextDraft(viewer, after, place) }),
  ({ next }) => redirect(next ? draftAddress(next.study, next) : '/drafts'),
  { noun: 'draft' },
)
