import { redirect } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { readDraftQueue } from '@/db/draft-queue'
import { draftAddress } from '../draft-address'

/** The draft to check after the one that `after` names: the next in the queue, or its first where that one has left it. */
export async function GET(request: Request): Promise<Response> {
  const after = `/drafts/${new URL(request.url).searchParams.get('after')}`
  const { drafts } = await readDraftQueue(await signedIn(), 1)
  const addresses = drafts.map(({ study }) => draftAddress(study))
  redirect(addresses[addresses.indexOf(after) + 1] ?? '/drafts')
}
