/** What the portal keeps for a time and then deletes, or erases, by night. */
type KeptKind = {
  label: string
  /** From when on its time counts, and what goes with it. */
  about: string
  /** How long it is kept; null: for ever. */
  days: number | null
  /** Between which days administrators may choose; without it the portal alone says how long. */
  between?: readonly [least: number, most: number]
}

/** Kinds of which administrators choose how long they are kept. */
const CHANGEABLE = {
  audit: {
    label: 'Audit trail',
    about: 'Events, from when they were recorded. The oldest are deleted, and a signed line says up to where.',
    days: null,
    between: [365, 3650],
  },
  'closed-accounts': {
    label: 'Closed accounts',
    about: 'From when somebody closes theirs, until it is erased; for those closed from now on.',
    days: 30,
    between: [1, 3650],
  },
  sessions: {
    label: 'Sessions',
    about: 'From their end. The last one of each person stays.',
    days: 30,
    between: [7, 3650],
  },
  notices: { label: 'Notices', about: 'From when they were done.', days: 90, between: [7, 3650] },
  uploads: {
    label: 'Uploads that nobody imports',
    about: 'From when they were read.',
    days: 7,
    between: [1, 365],
  },
  'import-accounts': {
    label: 'What became of each record of an upload',
    about: 'From when it was imported. That it was imported, and its log, stay.',
    days: 30,
    between: [7, 3650],
  },
  mails: { label: 'What became of mails', about: 'From when they were sent or failed.', days: 30, between: [7, 3650] },
  jobs: { label: 'What became of background jobs', about: 'From their end.', days: 30, between: [7, 3650] },
  'query-runs': {
    label: 'Runs of PubMed queries',
    about: 'What they imported stays, and so does its log.',
    days: 365,
    between: [30, 3650],
  },
  'source-runs': {
    label: 'Runs of sources by night',
    about: 'What they imported stays, and so does its log.',
    days: 365,
    between: [30, 3650],
  },
  views: {
    label: 'Views of studies',
    about: 'Numbers by week; of eight weeks they are counted. They name nobody.',
    days: 56,
    between: [7, 3650],
  },
} as const satisfies Record<string, KeptKind & { between: readonly [number, number] }>

export type ChangeableKind = keyof typeof CHANGEABLE

/** Kinds that mean nothing after a time that the portal knows. */
const FIXED = {
  links: { label: 'One-time links', about: 'Used or expired.', days: 0 },
  'waiting-sign-ins': { label: 'Sign-ins that wait for a code', about: 'Expired.', days: 0 },
  'passkey-requests': { label: 'Requests for a passkey', about: 'Expired.', days: 0 },
  attempts: { label: 'Counts of failed attempts', about: 'Leaked away. They name nobody.', days: 0 },
  'form-keys': { label: 'Keys of forms', about: 'So that a form that is sent twice does its work once.', days: 2 },
  'account-events': { label: 'Events to be mailed', about: 'That nobody has mailed in time.', days: 3 },
  'source-searches': { label: 'Searches at sources', about: 'With what they found.', days: 7 },
  'fetched-records': { label: 'Requests for records', about: 'What they imported stays.', days: 30 },
  'upload-files': { label: 'Files of uploads', about: 'From when they were imported or cancelled.', days: 7 },
  digests: { label: 'Windows of digests', about: 'The last one of each person stays.', days: 30 },
  browsers: {
    label: 'Known browsers',
    about: 'From when they were last seen: as long as they keep a cookie.',
    days: 400,
  },
  'stop-links': { label: 'Links that stop mail', about: 'From when the mail was written.', days: 1095 },
} as const satisfies Record<string, KeptKind>

export const KEPT_KINDS: Record<KeptKindName, KeptKind> = { ...CHANGEABLE, ...FIXED }
export type KeptKindName = ChangeableKind | keyof typeof FIXED

export const KEPT_KIND_NAMES = Object.keys(KEPT_KINDS) as KeptKindName[]
export const CHANGEABLE_KINDS = Object.keys(CHANGEABLE) as [ChangeableKind, ...ChangeableKind[]]

/** Deleted by the nightly clean-up, a number of rows at once: the trail is cut and accounts are erased in ways of their own. */
export const SWEPT_KINDS = KEPT_KIND_NAMES.filter((kind) => kind !== 'audit' && kind !== 'closed-accounts')
export type SweptKind = (typeof SWEPT_KINDS)[number]

/** Why a number of days cannot be a period of this kind, in words; null where it can. */
export function periodFault(kind: ChangeableKind, days: number | null): string | null {
  const [least, most] = CHANGEABLE[kind].between
  if (days === null) return kind === 'audit' ? null : 'Enter a number of days.'
  if (days < least) return `At least ${least} ${least === 1 ? 'day' : 'days'}.`
  return days > most ? `At most ${most} days.` : null
}

/** When the nightly clean-up runs next: at 03:17 UTC. */
export function nextNight(now: Date): Date {
  const night = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 3, 17))
  return night > now ? night : new Date(night.getTime() + 24 * 60 * 60 * 1000)
}
