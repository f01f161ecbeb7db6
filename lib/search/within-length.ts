import { MAX_LENGTH } from './question'
import type { Problems } from './question-problems'

/** What of a text is read, by whole words: a word cut in half would be looked for as another word. */
export function withinLength(typed: string, problems: Problems): string {
  if (typed.length <= MAX_LENGTH) return typed
  const cut = typed.slice(0, MAX_LENGTH)
  const end = /\s/.test(typed[MAX_LENGTH] as string) ? MAX_LENGTH : cut.search(/\s\S*$/)
  const kept = end > 0 ? cut.slice(0, end) : cut
  problems.say(
    { start: kept.length, end: typed.length },
    `The query is longer than ${MAX_LENGTH.toLocaleString('en-GB')} characters; what comes after that is left out.`,
  )
  return kept
}
