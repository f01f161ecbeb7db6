'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { siteUrl } from '@/app/_server/site'
import * as grants from '@/db/lists/grants'
import * as hidden from '@/db/lists/hidden-lists'
import * as links from '@/db/lists/list-links'
import { LINK_KINDS } from '@/lib/lists/list-link'
import { GROUP_LIST_ROLES, LIST_ROLES } from '@/lib/lists/list-role'
import * as field from '../../fields'
import { listAddress } from '../../list-address'

const role = z.enum(LIST_ROLES)
const shared = { message: ({ name }: { name: string }) => `Shared with ${name}.` }

export const shareWithPerson = action(
  z.object({ listId: field.identifier, userId: field.identifier, role }),
  (viewer, { listId, userId, role }) => grants.grantList(viewer, { listId, to: { userId }, role }),
  shared,
)

export const shareWithGroup = action(
  z.object({ listId: field.identifier, groupId: field.identifier, role: z.enum(GROUP_LIST_ROLES) }),
  (viewer, { listId, groupId, role }) => grants.grantList(viewer, { listId, to: { groupId }, role }),
  shared,
)

export const changeGrant = action(
  z.object({ grantId: field.identifier, version: field.version, role }),
  grants.changeGrant,
  { message: 'Changed.' },
)

export const revokeGrant = action(z.object({ grantId: field.identifier, version: field.version }), grants.revokeGrant)

export const makeLink = action(
  z.object({
    listId: field.identifier,
    key: z.uuid(),
    kind: z.enum(LINK_KINDS),
    label: field.linkLabel,
    endsOn: field.dueOn,
    withNotes: field.ticked,
  }),
  async (viewer, input) => {
    const { token } = await links.createLink(viewer, input)
    return { link: `${siteUrl()}/shared/${token}` }
  },
  { message: 'The link is made.' },
)

export const revokeLink = action(z.object({ linkId: field.identifier }), links.revokeLink, {
  message: 'Revoked. The address opens nothing any more.',
})

export const leaveList = action(z.object({ listId: field.identifier }), grants.leaveList, {
  redirectTo: () => '/lists',
})

export const hideList = action(z.object({ listId: field.identifier }), hidden.hideList, {
  redirectTo: () => '/lists',
})

export const showList = action(z.object({ listId: field.identifier }), hidden.showList, {
  redirectTo: (_result, { listId }) => listAddress(listId),
})
