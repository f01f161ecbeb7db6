import type { LogFields } from './vocabulary'

/** An error that says itself what may be logged of it. */
export type Described = { readonly described: LogFields }

const MOST_FRAMES = 10
const LONGEST_MESSAGE = 300

/**
 * What may be logged of anything that was thrown: its class, its code, where in the program, and its message as far as
 * that is the program's own. Values are left out: of an error's other properties nothing is read.
 */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const fields: LogFields = { error: nameOf(error), at: framesOf(error) }
  const code = codeOf(error)
  if (code) fields.code = code
  const said = messageOf(error)
  if (said) fields.said = said
  const cause = rootOf(error)
  if (cause) fields.cause = [nameOf(cause), codeOf(cause)].filter(Boolean).join(' ')
  return { ...fields, ...(error as Error & Partial<Described>).described }
}

const nameOf = ({ name }: Error) => (/^[\w.]{1,60}$/.test(name) ? name : 'Error')

/** Codes are constants of libraries, and SQLSTATEs. */
function codeOf(error: Error): string {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^[A-Z0-9_]{3,60}$/.test(code) ? code : ''
}

/** Of these the engine's messages repeat what could not be read. */
const REPEAT_VALUES = ['SyntaxError', 'RangeError', 'URIError', 'ZodError']

/** Its first line, without what stands in quotation marks: there a message repeats what it was given. */
function messageOf(error: Error): string {
  if (REPEAT_VALUES.includes(error.name)) return ''
  const [line = ''] = error.message.split('\n')
  return line.replace(/["“].*["”]/, '“…”').slice(0, LONGEST_MESSAGE)
}

function framesOf({ stack = '', message }: Error): string[] {
  // The message stands before the frames, and may have lines that look like them.
  const from = stack.indexOf(message)
  const frames = from < 0 ? stack : stack.slice(from + message.length)
  const lines = frames.split('\n').map((line) => line.trim())
  const all = lines.filter((line) => /^at .+/.test(line))
  const ours = all.filter((line) => !/node:|node_modules|<anonymous>/.test(line))
  return (ours.length > 0 ? ours : all).slice(0, MOST_FRAMES)
}

/** What is at the bottom of it, where that is something else. */
function rootOf(error: Error): Error | undefined {
  let root: Error | undefined
  for (let cause = error.cause; cause instanceof Error && cause !== root; cause = cause.cause) root = cause
  return root
}
