import 'server-only'
import { describeError } from '@/lib/log/describe-error'
import { log } from './log'
import { isLogged } from './request-error'

/** How long Next takes to report an error that it has printed. */
const REPORTED_WITHIN_MS = 1_000

/**
 * Has the log write what Next prints, by the same rules as everything else: Next would print all properties of an error
 * and, with some, the address that was asked for. Not while developing, where its output is meant for the developer.
 */
export function logConsole() {
  if (process.env.NODE_ENV !== 'production') return
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...said: unknown[]) => {
      const error = said.find((part) => part instanceof Error)
      const words = withoutAddresses(said.filter((part) => typeof part === 'string').join(' '))
      // What a page has thrown is printed first, behind a cross, and reported to `onRequestError` a moment later.
      if (error && !/\w/.test(words)) {
        setTimeout(() => isLogged(error) || logSaid(level, '', error), REPORTED_WITHIN_MS).unref()
      } else logSaid(level, words, error)
    }
  }
}

function logSaid(level: 'error' | 'warn', words: string, error: Error | undefined) {
  const fields = error ? describeError(error) : {}
  log(level, 'the server says', { ...fields, said: [words, fields.said].filter(Boolean).join(' ') })
}

/** Text without colours, without paths and queries of addresses, which may hold a token, and without quotations. */
const withoutAddresses = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how a terminal is told colours
    .replace(/\u001B\[[\d;]*m/g, '')
    .replace(/(?<![\w.])(https?:\/\/[^\s/]+)?\/\S*/g, '$1/…')
    .replace(/\?\S+/g, '?…')
    .replace(/["“].*["”]/g, '“…”')
    .trim()
    .slice(0, 300)
