export const ROLES = ['reader', 'editor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** Somebody with an account, as the database knew them at the start of this request. */
export type Person = { kind: 'person'; id: string; name: string; role: Role }

/** What a person chose for themselves; absent is as everybody has it. */
export type Preferences = {
  theme?: 'light' | 'dark' | 'system'
  shortcuts?: boolean
  /** Whether the findings that answer a question are folded above its results. */
  answer?: 'folded' | 'shown'
  /** Whether home still shows an administrator what is left to set up. */
  setup?: 'dismissed'
  /** Whether they keep a reading log. */
  log?: 'on' | 'off'
}

/** A person in a browser: by which session they are here, and what they chose. */
export type SignedIn = { person: Person; session: { id: string }; preferences: Preferences }

/** A program that reads in a person's name, as a reader of feeds does: it has no session, and it writes nothing. */
export type Client = { kind: 'client'; personId: string }

/** The program of an identity provider that creates and closes accounts by SCIM: known by a token, to its `issuer` alone. */
export type ScimClient = { kind: 'scim'; tokenId: string; issuer: string }

/** A command run on the machine by whoever owns it. */
export type Operator = { kind: 'operator' }

/**
 * Who is asking. Every function of `db` takes one first.
 * `visitor`: nobody is signed in. `auth`: signing in itself, which must look at credentials before there is a person.
 */
export type Viewer = Person | Client | ScimClient | Operator | { kind: 'visitor' } | { kind: 'auth' }

export const VISITOR: Viewer = { kind: 'visitor' }
export const SIGN_IN: Viewer = { kind: 'auth' }
export const OPERATOR: Viewer = { kind: 'operator' }
