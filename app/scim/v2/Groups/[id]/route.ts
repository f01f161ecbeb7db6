import { scimEndpoint } from '@/app/_server/scim-endpoint'
import { findScimGroup } from '@/db/scim/group-rows'
import { changeScimGroup, deleteScimGroup } from '@/db/scim/provide-group'
import { readScimGroup, type ScimGroup } from '@/lib/scim/group-resource'
import { applyPatch, readOperations } from '@/lib/scim/patch'
import { groupAttributes, groupBody } from '@/lib/scim/resource-body'
import { GROUP_SHAPE } from '@/lib/scim/resource-shape'
import { resourceAnswer } from '../../resource-answer'

export const GET = scimEndpoint(async (viewer, asked) =>
  resourceAnswer(asked, groupBody(asked.root, await findScimGroup(viewer, asked.id))),
)

/** What the provider numbers it stays where a whole one does not say. */
export const PUT = scimEndpoint(async (viewer, asked) => {
  const next = readScimGroup(await asked.read())
  const change = (current: ScimGroup) => ({ ...next, externalId: next.externalId ?? current.externalId })
  return resourceAnswer(asked, groupBody(asked.root, await changeScimGroup(viewer, asked.id, change, asked.ifMatch)))
})

export const PATCH = scimEndpoint(async (viewer, asked) => {
  const operations = readOperations(await asked.read())
  const change = (current: ScimGroup) => readScimGroup(applyPatch(GROUP_SHAPE, groupAttributes(current), operations))
  return resourceAnswer(asked, groupBody(asked.root, await changeScimGroup(viewer, asked.id, change, asked.ifMatch)))
})

export const DELETE = scimEndpoint(async (viewer, asked) => {
  await deleteScimGroup(viewer, asked.id, asked.ifMatch)
  return { status: 204, body: null }
})
