import { ScimError } from '@/lib/scim/scim-error'

/** Refuses to change what is another version than `match` names, as If-Match does; "*" is any that is there. */
export function requireVersion(match: string | null, version: string): void {
  const tags = match?.split(',').map((tag) => tag.trim())
  if (tags && !tags.includes('*') && !tags.includes(version))
    throw new ScimError(412, null, 'This has been changed since it was read.')
}
