import type { SessionLimits } from './sessions'

/** What is known of whoever signs in, before it is known who they are. */
export type Attempt = {
  /** What the browser calls itself. */
  device: string | null
  /** Token of the device cookie, if the browser has been here before. */
  deviceToken: string | null
  /** Token of the session that the browser holds, whoever's it is: a new one takes its place. */
  sessionToken: string | null
  /** Null where nobody can be trusted to say it: then nothing is counted by address. */
  address: string | null
  limits: SessionLimits
}
