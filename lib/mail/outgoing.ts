/** What a mail says, stored before it is first sent: each attempt sends the same. */
export type RenderedMail = {
  subject: string
  text: string
  html: string
  /** ISO. */
  date: string
  /** Where one click stops mails like it; null where the portal has no https address. */
  stopUrl: string | null
  /** Null where it is none of a kind that somebody can stop. */
  list: { name: string; id: string } | null
}

/** A digest, or a mail about what must not wait for one. */
export type StoppableKind = 'digest' | 'now'
/** Those, or a mail about what happened on its reader's own account, which nobody can stop. */
export type MailKind = StoppableKind | 'account'

/**
 * What became of an attempt. `refused`: this mail or this address never, `isAddress` where it is the address. `uncertain`: the
 * connection was lost after the mail had been sent and before the server said that it has it.
 */
export type Delivery =
  | { state: 'handed' }
  | { state: 'later' | 'uncertain'; code: string }
  | { state: 'refused'; code: string; isAddress: boolean }

const MINUTE_MS = 60_000
/** Minutes until the next attempt, after each that failed. */
const WAITS = [1, 5, 30, 120]

/** When it is tried again after so many attempts; null where it is given up. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const wait = WAITS[attempts - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait * MINUTE_MS)
}
