'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import * as groups from '@/db/groups/groups'
import * as invitations from '@/db/groups/invitations'
import * as members from '@/db/groups/members'
import * as field from './fields'

export const createGroup = action(
  z.object({ key: z.uuid(), name: field.groupName, description: field.description }),
  groups.createGroup,
  { redirectTo: ({ slug }) => `/groups/${slug}` },
)

export const changeGroup = action(
  z.object({
    groupId: field.identifier,
    version: field.version,
    name: field.groupName,
    description: field.description,
  }),
  groups.changeGroup,
  { message: 'Saved.' },
)

export const archiveGroup = action(z.object({ groupId: field.identifier }), groups.archiveGroup)

export const unarchiveGroup = action(z.object({ groupId: field.identifier }), groups.unarchiveGroup)

export const leaveGroup = action(z.object({ groupId: field.identifier }), members.leaveGroup, {
  redirectTo: () => '/groups',
})

export const inviteToGroup = action(
  z.object({ groupId: field.identifier, userId: field.identifier }),
  invitations.inviteToGroup,
  { message: ({ name }) => `${name} is invited.` },
)

export const changeMemberRole = action(
  z.object({ memberId: field.identifier, version: field.version, role: field.role }),
  members.changeMemberRole,
  { message: 'Role changed.' },
)

export const removeMember = action(z.object({ memberId: field.identifier }), members.removeMember)

export const acceptInvitation = action(z.object({ invitationId: field.identifier }), invitations.acceptInvitation, {
  redirectTo: ({ slug }) => `/groups/${slug}`,
})

export const declineInvitation = action(z.object({ invitationId: field.identifier }), invitations.declineInvitation)
