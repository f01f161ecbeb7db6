import type { SignedIn } from '@/lib/access/viewer'

/**
 * Text that somebody has typed and not saved, kept in this browser until the server has it. A browser may be shared, so
 * what is kept belongs to one session. Whatever page is shown next says whose session it is, and what belongs to another
 * one is deleted before anything of it is read.
 */
const PREFIX = 'precis.draft.'
/** Whose the drafts are now: "<person>.<session>"; ENDED or LEFT where nobody is signed in. */
const OWNER = 'precis.drafts-of'
const ENDED = ''
const LEFT = 'left'

export type LocalDraft = { text: string; version?: number }

/** Whose a page is, as its drafts are owned. `isLeft`: somebody has just signed out. */
export type DraftOwner = { personId: string; sessionId: string } | { isLeft: boolean }

export const draftOwner = (signedIn: SignedIn | null, isLeft = false): DraftOwner =>
  signedIn ? { personId: signedIn.person.id, sessionId: signedIn.session.id } : { isLeft }

/** A browser may refuse storage (private windows, full disks): then there is no draft, and nothing else changes. */
function storage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

const personOf = (name: string) => name.split('.')[0]
const ownerNow = () => storage()?.getItem(OWNER) ?? ENDED

/** Whether drafts are this person's now: of another one's page that is still open nothing is kept. */
const isTheirs = (place: string) => personOf(ownerNow()) === personOf(place)

/** `place` begins with whose it is: "<person>.note.12". */
export function readDraft(place: string): LocalDraft | null {
  if (!isTheirs(place)) return null
  try {
    return JSON.parse(storage()?.getItem(PREFIX + place) ?? 'null')
  } catch {
    return null
  }
}

export function keepDraft(place: string, draft: LocalDraft): void {
  if (!isTheirs(place)) return
  try {
    storage()?.setItem(PREFIX + place, JSON.stringify(draft))
  } catch {
    // Longer than the browser stores: the text is still in its field.
  }
}

export const forgetDraft = (place: string): void => storage()?.removeItem(PREFIX + place)

/** A page of `owner` is shown: drafts of any other session are deleted. */
export function ownDrafts(owner: DraftOwner): void {
  giveTo('personId' in owner ? `${owner.personId}.${owner.sessionId}` : owner.isLeft ? LEFT : ENDED)
}

/** The session is known to have ended, or is about to. */
export const endDrafts = (): void => giveTo(ENDED)

function giveTo(name: string): void {
  if (storage()?.getItem(OWNER) === name) return
  for (const key of Object.keys(storage() ?? {})) if (key.startsWith(PREFIX)) storage()?.removeItem(key)
  storage()?.setItem(OWNER, name)
}

/**
 * Whether a page of `owner` that is still open may go on being shown: not once they have signed out in another tab, or
 * somebody else has signed in. After a session that merely ended their text stays in its fields, and nowhere else.
 */
export const isStillShown = (owner: DraftOwner): boolean =>
  !('personId' in owner) || ownerNow() === ENDED || personOf(ownerNow()) === owner.personId

/** Calls `changed` when another tab gives the drafts to somebody else. */
export function onOwnerChange(changed: () => void): () => void {
  const heard = ({ key }: StorageEvent) => (key === OWNER || key === null) && changed()
  window.addEventListener('storage', heard)
  return () => window.removeEventListener('storage', heard)
}
