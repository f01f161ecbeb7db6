import type { LogFields } from '@/lib/log/vocabulary'

const DATABASE_ERROR = 'DatabaseError'

/**
 * What is wrong with a piece of work in the database, without what anybody wrote: neither the statement's parameters nor
 * those words of PostgreSQL's that repeat them ("Key (email)=(…) already exists"). `code` is the SQLSTATE, or the code of
 * an error of the network or the driver.
 */
export class DatabaseError extends Error {
  override readonly name = DATABASE_ERROR
  declare readonly code?: string
  declare readonly constraint?: string
  declare readonly table?: string
  declare readonly routine?: string
  declare readonly statement?: string

  /** `outermost` is where it was heard of: the driver's own frames say nothing of who asked. */
  constructor(error: Source, statement: string | undefined, outermost: Error = error) {
    const code = textOf(error.code)
    super(messageOf(error, code))
    const parts = {
      code,
      constraint: textOf(error.constraint_name),
      table: textOf(error.table_name),
      routine: textOf(error.routine),
      statement: statement === undefined ? '' : shapeOf(statement),
    }
    Object.assign(this, Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== '')))
    this.stack = `${this.name}: ${this.message}\n${framesOf(outermost)}`
  }

  /** For the log. On the prototype, so that whatever prints the error prints it once. */
  get described(): LogFields {
    const { code, message, constraint, table, routine, statement } = this
    return { code, said: message, constraint, table, routine, statement }
  }
}

/** What the driver throws: PostgreSQL's own fields, or the code of a socket. */
type Source = Error & Partial<Record<'code' | 'constraint_name' | 'table_name' | 'routine' | 'query', unknown>>

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * SQLSTATEs whose messages have names of the schema in them at most: connections and servers, lost races, broken
 * constraints, rights, limits of time and room. All others may repeat a value, as "invalid input syntax for type uuid" does.
 */
const WITHOUT_VALUES = /^(08|23|25|28|3D|40|42(501|P01|883|703)|53|55|57|58)/

function messageOf(error: Source, code: string): string {
  // Of the network and the driver, whose codes are words: "write CONNECTION_CLOSED 127.0.0.1:5432".
  const isWord = /^(CONNECTION_|CONNECT_|TRANSACTION_|COPY_|E[A-Z]{4,})/.test(code)
  if (isServers(error) ? WITHOUT_VALUES.test(code) : isWord) return error.message
  return `PostgreSQL or its driver refused the statement (${[code || error.name, textOf(error.routine)].filter(Boolean).join(', ')})`
}

/** A statement without the literals that stand in it, on one line. */
const shapeOf = (statement: string) =>
  statement
    .replace(/'(?:[^']|'')*'/g, "'…'")
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 1_000)

/** Frames alone: the message that stands before them may have lines of anything. */
function framesOf({ stack = '', message }: Error): string {
  const at = stack.indexOf(message)
  const frames = (at < 0 ? stack : stack.slice(at + message.length)).split('\n')
  return frames.filter((line) => /^\s+at /.test(line)).join('\n')
}

// Told by what they have and not by their classes: each bundle of the server has copies of those.
const isServers = ({ name }: Error) => name === 'PostgresError'
const isDrivers = (error: Error): error is Source => 'parameters' in error && 'query' in error
const isDrizzles = (error: Error): error is Error & { query: string } => 'params' in error && 'query' in error

/**
 * The same error as it may leave `db`: one of the database becomes a `DatabaseError`, at the bottom of another one too;
 * anything else stays as it is.
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === DATABASE_ERROR) return error
  if (isDrizzles(error)) return new DatabaseError(bottomOf(error), error.query, error)
  if (isServers(error) || isDrivers(error))
    return new DatabaseError(error, textOf((error as Source).query) || undefined)
  if (error.cause instanceof Error) error.cause = withoutValues(error.cause)
  return error
}

/** Drizzle puts its own error around the driver's. */
const bottomOf = (error: Error): Source => (error.cause instanceof Error ? bottomOf(error.cause) : error)
