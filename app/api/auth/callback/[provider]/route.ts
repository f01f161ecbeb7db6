import type { NextRequest } from 'next/server'
import { answerProvider } from '@/app/_server/auth'
import { identityProviders } from '@/app/_server/identity-providers'

type Context = { params: Promise<{ provider: string }> }

/** Where an identity provider sends a browser back. Nothing else of the sign-in library is to be reached from outside. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { provider } = await params
  if (!identityProviders().some(({ id }) => id === provider)) return new Response(null, { status: 404 })
  return answerProvider(request)
}
