import type { Audience } from '@/lib/access/audience'

/**
 * Said behind "Posted." to whoever has named somebody in vain. It is the same of somebody who cannot read the thread and of
 * somebody who reads it through a group that the writer is not in.
 */
export function unreachedWords({ unreached, audience }: { unreached: readonly string[]; audience: Audience }): string {
  if (unreached.length === 0) return ''
  const names = unreached.map((name) => `“${name}”`).join(', ')
  const why =
    audience === 'everyone'
      ? 'there is no active account behind this mention'
      : 'you can mention people of your groups that read this thread, and nobody else'
  return ` Not notified: ${names}. Reason: ${why}.`
}
