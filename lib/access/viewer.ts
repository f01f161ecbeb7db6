export const ROLES = ['reader', 'editor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** Somebody who is signed in, as the database knew them at the start of this request. */
export type Person = {
  kind: 'person'
  id: string
  name: string
  role: Role
  sessionId: string
  preferences: Preferences
}

/** What a person chose for themselves; absent is as everybody has it. */
export type Preferences = { theme?: 'light' | 'dark' | 'system'; shortcuts?: boolean }

/**
 * Who is asking. Every function of `db` takes one first.
 * `visitor`: nobody is signed in. `door`: signing in itself, which must look at credentials before there is
 * a person. `operator`: a command run on the machine by whoever owns it.
 */
export type Viewer = Person | { kind: 'visitor' } | { kind: 'door' } | { kind: 'operator' }

export const VISITOR: Viewer = { kind: 'visitor' }
export const SIGN_IN: Viewer = { kind: 'door' }
export const OPERATOR: Viewer = { kind: 'operator' }
