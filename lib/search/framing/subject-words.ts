import { asTyped } from './as-typed'
import type { AskedAbout } from './asked-about'
import type { Role } from './frame-question'

type Part = { words: string; required: boolean; role: Role | null; concept: string | null }

/**
 * What a question is about, in its own words: "statins in asthma", "statins and mortality". Null where words that no
 * vocabulary knows may not have been read as they were meant: "early vs late cord clamping" is of one thing.
 */
export function subjectWords(q: string, { done, targets, isFramed }: AskedAbout<Part>): string | null {
  const [whom = [], outcomes = []] = targets
  const asked = [...done, ...whom, ...outcomes]
  const typed = (parts: readonly Part[]) =>
    asTyped(
      q,
      parts.map(({ words }) => words),
    )
  if (!isFramed) return typed(asked)
  if (isTornApart(q, asked)) return null
  const compared = [done.filter(({ role }) => role !== 'comparator'), done.filter(({ role }) => role === 'comparator')]
  const groups = [...compared.filter(({ length }) => length > 0), whom, outcomes]
  const said = groups.map(typed)
  // Where what is done stands at both sides of whom, the words of one hold those of the other.
  const isMixed = said.some((text, at) =>
    asked.some((part) => !groups[at]?.includes(part) && text?.toLowerCase().includes(part.words.toLowerCase())),
  )
  if (isMixed || said.includes(null)) return null
  const [target, outcome] = said.slice(-2)
  const treatments = said.slice(0, -2).join(' and ')
  if (outcome) return `${treatments} and ${outcome} in ${target}`
  if (whom.every(({ role }) => role === 'population')) return `${treatments} in ${target}`
  return whom.every(({ role }) => role === 'outcome') ? `${treatments} and ${target}` : null
}

/** Whether unknown words that stand side by side were taken for different things, or stand beside what is compared. */
function isTornApart(q: string, parts: readonly Part[]): boolean {
  const unknown = parts.filter(({ concept }) => concept === null)
  const compared = parts.filter(({ role }) => role === 'comparator')
  if (compared.length > 1 && compared.some((part) => unknown.includes(part))) return true
  return unknown.some((one) =>
    unknown.some(
      (other) => one.role !== other.role && q.toLowerCase().includes(`${one.words} ${other.words}`.toLowerCase()),
    ),
  )
}
