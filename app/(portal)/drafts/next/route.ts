import { redirect } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { nextDraft } from '@/db/summaries/draft-queue'
import { parsePlace } from '@/lib/summaries/draft-place'
import { draftAddress } from '../draft-address'

/** The draft to check after the one that `after` names; at the end, the queue. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams
  const next = await nextDraft(await signedIn(), asked.get('after') ?? '', parsePlace(asked.get('place')))
  redirect(next ? draftAddress(next.study, next) : '/drafts')
}
