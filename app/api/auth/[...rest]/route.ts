import { openEndpoint } from '@/app/_server/endpoint'
import { notFound } from '@/lib/access/app-error'

/** Every other address of the sign-in library: nobody has reason to call it, and nothing answers. */
const nothing = async () => {
  throw notFound('page')
}

export const GET = openEndpoint(nothing)
export const POST = openEndpoint(nothing)
export const PUT = openEndpoint(nothing)
export const PATCH = openEndpoint(nothing)
export const DELETE = openEndpoint(nothing)
