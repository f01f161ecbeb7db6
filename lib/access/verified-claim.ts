/**
 * Whether an identity provider says that a person's e-mail address is theirs. OpenID Connect has a boolean; some
 * providers send it as a string.
 */
export const isVerified = (claim: unknown): boolean =>
  claim === true || (typeof claim === 'string' && claim.trim().toLowerCase() === 'true')
