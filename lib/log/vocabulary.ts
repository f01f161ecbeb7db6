/** What is logged: what happened, in one of these sentences, and its circumstances in the fields below. */
export type LogEvent =
  | 'an action failed'
  | 'what follows an action failed'
  | 'a request failed'
  | 'signing in failed'
  | 'signing in is set up wrongly'
  | 'a claim that gives roles or groups was not sent'
  | 'the server says'
  | 'X-Forwarded-For is ignored: PRECIS_TRUSTED_HOPS is 0'
  | 'a variable is no setting of this version'
  | 'the database has ended'
  | 'the database runs again'
  | 'the database runs at another port: the server is started again'
  | 'the database cannot be started'
  | 'room is running out'
  | 'imports, drafts and the index wait for room'
  | 'there is room again'
  | 'the search index is not kept up'
  | 'a study cannot be made searchable'
  | 'a job failed'
  | 'background jobs do not run'
  | 'the audit trail ends with this link'
  | 'the end of the audit trail cannot be read'
  | 'a refusal could not be recorded'

export type LogLevel = 'info' | 'warn' | 'error'

/**
 * The circumstances that may be logged. There is no field for what anybody wrote or asked, for a name, an address of
 * e-mail, a token or a body, and there shall be none: what is not named here is left out.
 */
export type LogFields = Partial<{
  /** What the person was shown, to find this line by. */
  reference: string
  /** File and name of a server action. */
  action: string
  /** Id of the person who asked. */
  person: string
  /** Template of the address, such as /studies/[key]. */
  route: string
  method: string
  /** Class of what was thrown. */
  error: string
  /** SQLSTATE, or the code of an error of the network or of a library. */
  code: string
  /** Its message, where that has no value of anybody's in it. */
  said: string
  /** Class and code of what is behind it. */
  cause: string
  /** Where in the program. */
  at: string[]
  constraint: string
  table: string
  routine: string
  /** SQL with $1 in the places of values. */
  statement: string
  /** Id of an identity provider among the settings. */
  provider: string
  /** Where in a provider's claims it is looked for. */
  claim: string
  /** Kind of a background job. */
  job: string
  /** What is wrong, in words of the portal. */
  reason: string
  /** Name of the language model. */
  model: string
  /** The portal's number of a study of the corpus. */
  study: number
  /** Name of an environment variable. */
  variable: string
  /** Room left on the disk. */
  megabytes: number
  /** Number of a link of the audit trail, and the hash of everything up to it. */
  link: number
  hash: string
}>

/** All of them by name: what comes with an object at run time is held to it too. */
export const LOG_FIELDS = [
  'reference',
  'action',
  'person',
  'route',
  'method',
  'error',
  'code',
  'said',
  'cause',
  'at',
  'constraint',
  'table',
  'routine',
  'statement',
  'provider',
  'job',
  'reason',
  'model',
  'study',
  'variable',
  'megabytes',
  'link',
  'hash',
] as const satisfies readonly (keyof LogFields)[]

/** Logs one thing; never throws. */
export type Log = (level: LogLevel, event: LogEvent, fields?: LogFields) => void
