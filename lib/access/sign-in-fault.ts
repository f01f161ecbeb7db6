/** Why signing in by an identity provider did not come to its end. */
export type SignInFault = 'refused' | 'unreachable' | 'clocks' | 'issuer' | 'declined' | 'late' | 'unknown' | 'fault'

/** For whoever looks after the portal. */
export const FAULT_REASONS: Record<SignInFault, string> = {
  refused: 'the provider refused the client id or the client secret',
  unreachable: 'the provider does not answer at the address of the issuer',
  clocks: 'the clock of the provider and that of this machine differ',
  issuer: 'what answers at the address of the issuer is another issuer, or none',
  declined: 'the provider did not let the person through',
  late: 'what the browser kept of the way to the provider was lost or too old',
  unknown: 'an address or a form that is no part of signing in',
  fault: 'something else',
}

/** For whoever wanted to sign in; `name` is what the provider is called. */
export const FAULT_WORDS: Record<SignInFault, (name: string) => string> = {
  refused: (name) => `${name} did not accept this portal: tell your administrator.`,
  unreachable: (name) => `${name} cannot be reached at the moment. Try again later, or tell your administrator.`,
  clocks: (name) => `The clocks of ${name} and of this portal differ: tell your administrator.`,
  issuer: (name) => `${name} is not set up correctly in this portal: tell your administrator.`,
  declined: (name) => `${name} did not let you through.`,
  late: () => 'Signing in took too long, or was started in another browser. Try again.',
  unknown: () => 'There is no such way to sign in.',
  fault: () => 'Signing in did not work. Try again, or tell your administrator.',
}

export const isSignInFault = (text: unknown): text is SignInFault =>
  typeof text === 'string' && Object.hasOwn(FAULT_WORDS, text)

/** Codes of the OpenID Connect library, and errors that providers answer with, where they say which fault it is. */
const BY_CODE: Record<string, SignInFault> = {
  invalid_client: 'refused',
  unauthorized_client: 'refused',
  OAUTH_WWW_AUTHENTICATE_CHALLENGE: 'refused',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'clocks',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'issuer',
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'issuer',
  OAUTH_RESPONSE_IS_NOT_JSON: 'issuer',
  OAUTH_INVALID_SERVER_METADATA: 'issuer',
  OAUTH_MISSING_SERVER_METADATA: 'issuer',
  InvalidCheck: 'late',
  OAuthCallbackError: 'declined',
  UnknownAction: 'unknown',
  InvalidProvider: 'unknown',
  MissingCSRF: 'unknown',
}

const OF_THE_NETWORK =
  /^(E(CONN|HOST|NET|NOTFOUND|AI_|PIPE|TIMEDOUT|PROTO)|UND_ERR_|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|ERR_(TLS|SSL))/

/** Which fault an error is whose class, codes and answers, and those of what is behind it, are `signs`. */
export function signInFault(signs: readonly string[]): SignInFault {
  for (const sign of signs) if (Object.hasOwn(BY_CODE, sign)) return BY_CODE[sign] as SignInFault
  return signs.some((sign) => OF_THE_NETWORK.test(sign)) ? 'unreachable' : 'fault'
}
