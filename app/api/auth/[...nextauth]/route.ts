import type { NextRequest } from 'next/server'
import { handlers } from '@/app/_server/auth'
import { faultAddress, onTheWay } from '@/app/_server/auth-log'
import { identityProviders } from '@/app/_server/identity-providers'
import { siteUrl } from '@/app/_server/site'

/** next-auth, whose faults lead to a page that says which it is. */
const explained = (handler: (request: NextRequest) => Promise<Response>) => async (request: NextRequest) => {
  const named = request.nextUrl.pathname.split('/').at(-1)
  const provider = identityProviders().find(({ id }) => id === named)?.id ?? ''
  const went = await onTheWay(provider, () => handler(request))
  return 'answer' in went ? went.answer : Response.redirect(new URL(faultAddress(provider, went), siteUrl()))
}

export const GET = explained(handlers.GET)
export const POST = explained(handlers.POST)
