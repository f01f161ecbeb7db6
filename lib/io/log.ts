import { type DestinationStream, pino } from 'pino'
import { LOG_FIELDS, type Log } from '@/lib/log/vocabulary'

/** Which part of the portal a line is from. */
type Part = 'launcher' | 'web' | 'background'

const LONGEST = 2_000

/** A second net under the vocabulary: names under which secrets and people's words go elsewhere. */
const REDACTED = ['email', 'password', 'token', 'secret', 'cookie', 'authorization', 'body', 'params', 'detail']

/** The log: one JSON object a line on standard error. It takes the fields of the vocabulary and drops all others. */
export function openLog(part: Part, to: DestinationStream = pino.destination({ dest: 2, sync: true })): Log {
  const logger = pino(
    {
      base: { part },
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`]), remove: true },
    },
    to,
  )
  return (level, event, fields = {}) => {
    const named = LOG_FIELDS.flatMap((name) => {
      const value = fields[name]
      if (value === undefined) return []
      return [[name, typeof value === 'string' ? value.slice(0, LONGEST) : value]]
    })
    logger[level](Object.fromEntries(named), event)
  }
}
