import { scimEndpoint } from '@/app/_server/scim-endpoint'
import { changeScimUser, deleteScimUser } from '@/db/scim/provide-user'
import { findScimUser } from '@/db/scim/user-rows'
import { applyPatch, readOperations } from '@/lib/scim/patch'
import { userAttributes, userBody } from '@/lib/scim/resource-body'
import { USER_SHAPE } from '@/lib/scim/resource-shape'
import { readScimUser, type ScimUser } from '@/lib/scim/user-resource'
import { resourceAnswer } from '../../resource-answer'

export const GET = scimEndpoint(async (viewer, asked) =>
  resourceAnswer(asked, userBody(asked.root, await findScimUser(viewer, asked.id))),
)

/** What the provider numbers it stays where a whole one does not say. */
export const PUT = scimEndpoint(async (viewer, asked) => {
  const next = readScimUser(await asked.read())
  const change = (current: ScimUser) => ({ ...next, externalId: next.externalId ?? current.externalId })
  return resourceAnswer(asked, userBody(asked.root, await changeScimUser(viewer, asked.id, change, asked.ifMatch)))
})

export const PATCH = scimEndpoint(async (viewer, asked) => {
  const operations = readOperations(await asked.read())
  const change = (current: ScimUser) => readScimUser(applyPatch(USER_SHAPE, userAttributes(current), operations))
  return resourceAnswer(asked, userBody(asked.root, await changeScimUser(viewer, asked.id, change, asked.ifMatch)))
})

export const DELETE = scimEndpoint(async (viewer, asked) => {
  await deleteScimUser(viewer, asked.id, asked.ifMatch)
  return { status: 204, body: null }
})
