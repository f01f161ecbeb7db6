/** Why somebody whom an identity provider vouches for does not come in. */
export type IdentityRefusal = 'no-account' | 'account-closed' | 'no-email' | 'email-not-verified' | 'database-away'

/** For whoever wanted to sign in, and what they can do about it; `name` is what the provider is called. */
export const REFUSAL_WORDS: Record<IdentityRefusal, (name: string) => string> = {
  'no-account': () => 'There is no account for you here yet. Ask your administrator for an invitation.',
  'account-closed': () => 'Your account here is deactivated. Ask your administrator to reactivate it.',
  'no-email': (name) =>
    `${name} did not send your e-mail address. Ask your administrator to have it send “email” and “email_verified” to Précis.`,
  'email-not-verified': (name) =>
    `${name} did not say that your e-mail address is verified. Ask your administrator to have it send “email_verified” with the value true to Précis, or to give you a link for a password instead.`,
  'database-away': () => 'The database could not be reached, so you are not signed in. Try again in a moment.',
}

export const isIdentityRefusal = (text: unknown): text is IdentityRefusal =>
  typeof text === 'string' && Object.hasOwn(REFUSAL_WORDS, text)
