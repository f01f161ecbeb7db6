import { scimEndpoint } from '@/app/_server/scim-endpoint'
import { listScimGroups } from '@/db/scim/group-rows'
import { createScimGroup } from '@/db/scim/provide-group'
import { readScimGroup } from '@/lib/scim/group-resource'
import { groupBody } from '@/lib/scim/resource-body'
import { listAnswer, listAsked, resourceAnswer } from '../resource-answer'

export const GET = scimEndpoint(async (viewer, asked) => {
  const page = listAsked(asked)
  const { total, rows } = await listScimGroups(viewer, page)
  return listAnswer(
    asked,
    total,
    page.startIndex,
    rows.map((row) => groupBody(asked.root, row)),
  )
})

export const POST = scimEndpoint(async (viewer, asked) => {
  const made = await createScimGroup(viewer, readScimGroup(await asked.read()))
  return resourceAnswer(asked, groupBody(asked.root, made), 201)
})
