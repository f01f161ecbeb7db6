'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { createClaimMapping, deleteClaimMapping } from '@/db/access/claim-mappings'
import { createScimToken, revokeScimToken } from '@/db/scim/tokens'
import { MAPPED_ROLES } from '@/lib/access/claim-mapping'

/** What the form offers: a role by its name, a group by its id. */
const gives = z.union([z.enum(MAPPED_ROLES), z.uuid()], 'Choose a role or a group.').transform((chosen) => ({
  role: MAPPED_ROLES.find((role) => role === chosen) ?? null,
  groupId: MAPPED_ROLES.some((role) => role === chosen) ? null : chosen,
}))

const spoken = (what: string) => z.string().trim().min(1, `Enter ${what}.`).max(500, 'At most 500 characters.')

export const addMapping = action(
  z.object({
    issuer: z.url('Choose a provider.'),
    claim: spoken('where it stands, such as groups'),
    value: spoken('what stands there'),
    gives,
  }),
  (viewer, { gives: given, ...mapping }) => createClaimMapping(viewer, { ...mapping, ...given }),
  { message: 'Added. It counts when they next sign in.' },
)

export const deleteMapping = action(z.object({ mappingId: z.uuid() }), deleteClaimMapping, {
  message: 'Deleted. What it gave ends when they next sign in.',
})

export const addScimToken = action(
  z.object({
    key: z.uuid(),
    name: z.string().trim().min(1, 'Enter a name, such as Entra ID.').max(100, 'At most 100 characters.'),
    issuer: spoken('the provider'),
  }),
  async (viewer, input) => ({ link: (await createScimToken(viewer, input)).token ?? undefined }),
  { message: 'Token made.' },
)

export const revokeToken = action(z.object({ tokenId: z.uuid() }), revokeScimToken, {
  message: 'Revoked. Accounts and groups stay as they are.',
})
