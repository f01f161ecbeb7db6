/** What happens on somebody's own account and is mailed to them at once, in the words of that mail. */
export const ACCOUNT_EVENTS = {
  'password-changed': 'Your password was changed',
  'password-set': 'Your password was set with a link',
  'new-browser': 'Somebody signed in from a new browser',
  'passkey-added': 'A passkey was added',
  'passkey-deleted': 'A passkey was deleted',
  'codes-on': 'Codes after the password were switched on',
  'codes-off': 'Codes after the password were switched off',
  'codes-reset': 'An administrator switched codes after the password off for you',
  'recovery-code': 'A recovery code was used to sign in',
  'link-made': 'An administrator made a link with which a new password can be set',
  closed: 'Your account was closed',
} as const satisfies Record<string, string>

export type AccountEventKind = keyof typeof ACCOUNT_EVENTS

/** `at` is ISO; `browser` is "Firefox on Windows", or null where it is not known or not theirs. */
export type AccountEvent = { kind: AccountEventKind; browser: string | null; at: string }
