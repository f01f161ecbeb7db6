import type { Role } from './frame-question'

type Part = { words: string; required: boolean; role: Role | null }

/** What a question asks a study to be of: what is done, all of it, and to whom or for what, any one of these. */
export type AskedAbout<P> = {
  done: P[]
  targets: P[][]
  /** False where nothing tells the two apart, and the first thing is taken for what is done. */
  isFramed: boolean
}

/** Comparators that stand for nothing in particular: a trial need not name them. */
const NOTHING_ELSE =
  /^(?:placebos?|sham|control|controls|nothing|no treatment|(?:usual|standard|conventional|routine)(?: (?:care|therapy|treatment))?)$/i

/** Null for a question of one thing. */
export function askedAbout<P extends Part>(parts: readonly P[]): AskedAbout<P> | null {
  const asked = parts.filter(({ required }) => required)
  const done = asked.filter(
    ({ role, words }) => role === 'intervention' || (role === 'comparator' && !NOTHING_ELSE.test(words)),
  )
  const others = asked.filter((part) => !done.includes(part) && part.role !== 'comparator')
  const known = others.some(({ role }) => role !== null) ? others.filter(({ role }) => role !== null) : others
  const outcomes = known.filter(({ role }) => role === 'outcome')
  const whom = known.filter(({ role }) => role !== 'outcome')
  const targets = [whom, outcomes].filter(({ length }) => length > 0)
  if (done.length > 0 && targets.length > 0) return { done, targets, isFramed: true }
  const [first, ...rest] = asked
  return first && rest.length > 0 ? { done: [first], targets: [rest], isFramed: false } : null
}
