import { createHash } from 'node:crypto'
import type { MailKind } from '@/lib/mail/outgoing'

/** Where the portal is, and the time zone of whoever has chosen none. */
export type MailPlace = { site: string; zone: string }

/** Of one mail it is the same at each attempt, so that a receiver can tell what it has already. */
export function messageIdOf(kind: MailKind, { site }: MailPlace, userId: string, which: string): string {
  const who = createHash('sha256').update(userId).digest('hex').slice(0, 16)
  return `<${kind}.${who}.${which}@${new URL(site).hostname}>`
}
