import { z } from 'zod'
import { GROUP_LIMITS, GROUP_ROLES } from '@/lib/groups/group'

/** What a form sends of groups, checked. PostgreSQL keeps no NUL, and a line of a form ends in CR LF. */
const kept = z.string().transform((text) => text.replaceAll('\0', '').replaceAll('\r\n', '\n').trim())

const atMost = (limit: number) => z.string().max(limit, `At most ${limit.toLocaleString('en-GB')} characters.`)

export const groupName = kept
  .transform((text) => text.replace(/\s+/g, ' '))
  .pipe(atMost(GROUP_LIMITS.name).min(1, 'Give the group a name.'))
export const description = kept.pipe(atMost(GROUP_LIMITS.description))
/** An identifier as an address may carry it; what is none is not found rather than wrong. */
export const identifier = z.string().max(100)
export const version = z.coerce.number().int().positive()
export const role = z.enum(GROUP_ROLES)
