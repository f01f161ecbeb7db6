import { z } from 'zod'
import { canonicalResource, GROUP_SHAPE } from './resource-shape'
import { invalidValue } from './scim-error'
import { firstFault, typed } from './typed'

/** A group as a provider describes it; `members` is absent where it says nothing of them. */
export type ScimGroup = { displayName: string; externalId: string | null; members?: string[] }

const MOST_MEMBERS = 5000

const GROUP = z.object({
  displayName: typed(200).min(1, 'Say what it is called.'),
  externalId: typed(320).min(1).optional(),
  members: z
    .array(z.object({ value: z.string().max(100) }))
    .max(MOST_MEMBERS, `At most ${MOST_MEMBERS} members.`)
    .optional(),
})

/** Reads a group that was sent whole, or is what a PATCH has made; each member once. Throws `invalidValue`. */
export function readScimGroup(body: unknown): ScimGroup {
  const parsed = GROUP.safeParse(canonicalResource(GROUP_SHAPE, body))
  if (!parsed.success) throw invalidValue(firstFault(parsed.error))
  const { displayName, externalId, members } = parsed.data
  const group: ScimGroup = { displayName, externalId: externalId ?? null }
  if (members) group.members = [...new Set(members.map(({ value }) => value.toLowerCase()))]
  return group
}
