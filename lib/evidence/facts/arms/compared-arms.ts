import { armName, isSameArm } from './arm-name'

export type Arms = [string, string]
type Known = (name: string) => boolean

/** Two names where both are of groups, and not of one. */
export function distinct(one: string | undefined, other: string | undefined, known: Known): Arms | null {
  if (!one || !other) return null
  const [a, b] = [armName(one, known), armName(other, known)]
  return a && b && !isSameArm(a, b) ? [a, b] : null
}

/** What stands before the bracket, colon or comma that numbers follow. */
export const beforeBracket = (before: string): string =>
  before
    .replace(/ ?[([]?\d{1,6}(?:\/\d{1,6}| (?:out )?of (?:the )?\d{1,6})?(?: [a-z]{4,12})?,? ?[([]?$/, '')
    .replace(/(?:[\s,:;]*[([]?\s?(?:respectively,? ?)?)(?:[a-z]{2,14} ?[:=,] ?)?$/i, '')

const STARTS =
  /(?:^|[\s(])(?:in|with|for|among|between|of|on|to|from|receiving|than|after|by|given|taking|treated with|under|the|,|;) |[([](?=[^\s])/gi

/** The name of a group that words end with. */
export function lastName(before: string, known: Known): string | null {
  const words = before.replace(/[\s([:=,]*(?:\d{1,6}(?:\/\d{1,6}| of \d{1,6})? ?[([]?)?$/, '')
  const clause = words.slice(Math.max(words.lastIndexOf('; '), words.lastIndexOf('. '), words.lastIndexOf(') '), 0))
  const starts = [...clause.matchAll(STARTS)].map(({ index, 0: all }) => index + all.length)
  for (const start of starts.reverse()) {
    const name = armName(clause.slice(start), known)
    if (name) return name
  }
  return armName(clause, known)
}

const AGAINST =
  /,? (?:than|as compared (?:with|to)|compared (?:with|to)|in comparison (?:with|to)|relative to|versus|vs\.?|over|as opposed to) (?!baseline|before|pre-?treatment)/gi
const BETWEEN_TWO =
  /\b(?:between|in|for|with|among) (?:both )?(?:the )?([^,;:()]{1,60}?) and (?:the |in |for |with )*([^,;:()]{1,60}?)(?: groups?| arms?)?$/i
const LESS = /\b(?:lower|less|fewer|reduc\w*|decreas\w*|shorter|smaller|lowered|declin\w*|diminish\w*|prevent\w*)\b/i
const MORE = /\b(?:higher|more|greater|increas\w*|longer|larger|rais\w*|elevat\w*|superior)\b/i
/** "Compared with B, A …". */
const FIRST =
  /^(?:[A-Z][a-z]+, )?(?:(?:as|when|in) )?(?:compared|comparison|relative) (?:with|to) ([^,;:()]{2,60}), (?:the |an? |use of |treatment with |those (?:receiving|in the) |patients (?:receiving|in the|on|treated with) )?([^,;:()]{2,70}?) (?:\w{4,12}ly )?(?:had|was|were|has|have|showed|led|resulted|reduced|increased|improved|decreased|lowered|experienced|achieved|produced|did|demonstrated|reported|caused|required|provided|yielded)\b/i
const SUBJECT =
  /^(?:[A-Z][a-z]+(?: [a-z]+){0,5}, )?(?:the (?:use|addition|administration) of |treatment with |patients (?:receiving|in|on|treated with|given|assigned to|randomi[sz]ed to) |those (?:receiving|in|on|treated with|given|assigned to) )?(?:the )?([^,;:()]{2,70}?) (?:(?:was|were) (?:\w{4,14}ly )?(?:associated|superior|better|more|inferior|non-?inferior|as|less|not|effective)|\w{0,12}ly ?(?:reduced|increased|improved|had|decreased|lowered)|had|has|have|showed|led|resulted|reduced|increased|improved|decreased|lowered|experienced|achieved|produced|did|demonstrated|reported|caused|required|provided|yielded|prevented|prolonged|lost|gained|enhanced|attenuated)\b/i

/** The groups that words before numbers compare: "higher in A than in B", "A reduced it compared with B", "Compared with B, A …". */
export function compared(clause: string, known: Known, isArm: Known): Arms | null {
  const reversed = FIRST.exec(clause)
  if (reversed) return distinct(reversed[2], reversed[1], known)
  const splits = [...clause.matchAll(AGAINST)]
  for (const split of splits.reverse()) {
    const second = armName(clause.slice(split.index + split[0].length), known)
    if (!second) continue
    const ahead = clause.slice(0, split.index)
    const alike = / (in|with|for|among|on|after|receiving|by) /.exec(
      clause.slice(split.index + split[0].length - 1),
    )?.[1]
    const from = alike ? ahead.lastIndexOf(` ${alike} `) : -1
    const parallel = from >= 0 ? armName(ahead.slice(from), known) : null
    if (parallel && !isSameArm(parallel, second)) return [parallel, second]
    const first = lastName(ahead, isArm) ?? armName(SUBJECT.exec(ahead)?.[1] ?? '', isArm)
    if (first && !isSameArm(first, second)) return [first, second]
  }
  const two = BETWEEN_TWO.exec(clause)
  return two ? distinct(two[1], two[2], isArm) : null
}

/** Whether words say that something was less, and nothing that it was more. */
export const saysLess = (clause: string): boolean => LESS.test(clause) && !MORE.test(clause)

/** Whether words say that something was more, and nothing that it was less. */
export const saysMore = (clause: string): boolean => MORE.test(clause) && !LESS.test(clause)

/** Whether two numbers are as the words before them say; where they say nothing, or both, they are. */
export function agrees(clause: string, first: number, second: number): boolean {
  const isLess = LESS.test(clause)
  const isMore = MORE.test(clause)
  if (isLess === isMore) return true
  const areBelow = first < 0 && second < 0
  return areBelow || (isLess ? first <= second : first >= second)
}
