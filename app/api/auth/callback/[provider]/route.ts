import type { NextRequest } from 'next/server'
import { answerProvider } from '@/app/_server/auth'
import { openEndpoint } from '@/app/_server/endpoint'
import { identityProviders } from '@/app/_server/identity-providers'
import { notFound } from '@/lib/access/app-error'

/** Where an identity provider sends a browser back. Nothing else of the sign-in library is to be reached from outside. */
export const GET = openEndpoint(async (request, { params }) => {
  const provider = (await params)?.provider
  if (!identityProviders().some(({ id }) => id === provider)) throw notFound('page')
  return answerProvider(request as NextRequest)
})
