import { scimEndpoint } from '@/app/_server/scim-endpoint'
import { createScimUser } from '@/db/scim/provide-user'
import { listScimUsers } from '@/db/scim/user-rows'
import { userBody } from '@/lib/scim/resource-body'
import { readScimUser } from '@/lib/scim/user-resource'
import { listAnswer, listAsked, resourceAnswer } from '../resource-answer'

export const GET = scimEndpoint(async (viewer, asked) => {
  const page = listAsked(asked)
  const { total, rows } = await listScimUsers(viewer, page)
  return listAnswer(
    asked,
    total,
    page.startIndex,
    rows.map((row) => userBody(asked.root, row)),
  )
})

export const POST = scimEndpoint(async (viewer, asked) => {
  const made = await createScimUser(viewer, readScimUser(await asked.read()))
  return resourceAnswer(asked, userBody(asked.root, made), 201)
})
