import type { NextRequest } from 'next/server'
import { answerProvider } from '@/app/_server/auth'
import { openEndpoint } from '@/app/_server/endpoint'
import { identityProviders } from '@/app/_server/identity-providers'
import { notFound } from '@/lib/access/app-error'

/** Where an identity provider sends a browser back. Nothing else of the sign-in library is to be reached from outside. */
export const GET = openEndpoint(async (request, { params }) => {
  const asked = (await params)?.provider
  const provider = identityProviders().find(({ id }) => id === asked)
  if (!provider) throw notFound('page')
  const answer = await answerProvider(provider.id, request as NextRequest)
  // A redirect takes no more headers, and the endpoint has yet to say how the answer is kept.
  return new Response(answer.body, answer)
})
