import { scimEndpoint } from '@/app/_server/scim-endpoint'
import { discover } from '@/lib/scim/discovery'
import { noResource } from '@/lib/scim/scim-error'

/** What SCIM can do here; anything else below its address is not there. */
export const GET = scimEndpoint(async (_viewer, { root, path }) => {
  const body = discover(root, path)
  if (!body) throw noResource('endpoint')
  return { body }
})

export const POST = scimEndpoint(() => Promise.reject(noResource('endpoint')))
export const PUT = scimEndpoint(() => Promise.reject(noResource('endpoint')))
export const PATCH = scimEndpoint(() => Promise.reject(noResource('endpoint')))
export const DELETE = scimEndpoint(() => Promise.reject(noResource('endpoint')))
