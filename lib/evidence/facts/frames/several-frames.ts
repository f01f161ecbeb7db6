import type { ArmMention } from '../arms/arm-mentions'
import { AGAINST, areAlike, isBefore, isBehind } from './links'
import type { Skeleton } from './skeleton'

/** Two numbers of more, by their places among the numbers of a skeleton, and whose they are. */
export type OfSeveral = { first: number; second: number; arms: [ArmMention, ArmMention] }
/** What a list of three groups or more says, where its first number stands and how many it has. */
export type Several = { pairs: OfSeveral[]; from: number; count: number; start: number; end: number }

type Unit = { at: number; mention: ArmMention; start: number; end: number }

/** Between one number with its group and the next. */
const SEPARATES = new RegExp(
  String.raw`^[)\]]?[,;]? ?(?:(?:and|or|as|when|only|just|it was|was|were|of|in|for|with|to|the|those|that|${AGAINST}) ?)*,? ?[([]?$`,
  'i',
)
const SETS_AGAINST = new RegExp(String.raw`\b${AGAINST}(?=\W|$)`, 'i')
const JOINS = /^[)\]]?,? ?(?:and )?(?:the )?[([]?$/i
const MOST_APART = 60

/** What a list of at least three numbers says, each with its own group, where one group is set against each other one. */
export function severalFrom(skeleton: Skeleton, from: number): Several | null {
  const units = besideEach(skeleton, from) ?? respective(skeleton, from)
  if (!units || units.length < 3) return null
  if (new Set(units.map(({ mention }) => mention.arm)).size < units.length) return null
  const one = oneOf(skeleton.text, units)
  if (one === null) return null
  const pairs = units.flatMap((_, index): OfSeveral[] => {
    if (index === one) return []
    const [first, second] = index < one ? [index, one] : [one, index]
    const arms = [units[first], units[second]].map((unit) => (unit as Unit).mention) as [ArmMention, ArmMention]
    return [{ first: from + first, second: from + second, arms }]
  })
  const [start, end] = [Math.min(...units.map((unit) => unit.start)), Math.max(...units.map((unit) => unit.end))]
  return { pairs, from, count: units.length, start, end }
}

/** Which of several groups the others are set against: the last behind "than", the first before "than", or the only control. */
function oneOf(text: string, units: readonly Unit[]): number | null {
  const against = units.flatMap((unit, index) => {
    const next = units[index + 1]
    return next && next.start >= unit.end && SETS_AGAINST.test(text.slice(unit.end, next.start)) ? [index] : []
  })
  const [at, more] = against
  if (more !== undefined) return null
  if (at === units.length - 2) return units.length - 1
  if (at === 0) return 0
  if (at !== undefined) return null
  const controls = units.flatMap(({ mention }, index) => (mention.arm.isControl ? [index] : []))
  return controls.length === 1 ? (controls[0] as number) : null
}

/** "V in A, V in B and V in C", "A (V), B (V), C (V)". */
function besideEach({ text, numbers, arms }: Skeleton, from: number): Unit[] | null {
  const units: Unit[] = []
  let last = -1
  for (let index = from; index < numbers.length; index++) {
    const number = numbers[index] as Skeleton['numbers'][number]
    const former = numbers[index - 1]
    if (former && index > from && !areAlike(former.token, number.token)) break
    const before = arms.findLast(
      ({ at }) => at < number.at && at > Math.max(last, index > from ? (former?.at ?? -1) : -1),
    )
    const behind = arms.find(({ at }) => at > number.at && at < (numbers[index + 1]?.at ?? text.length))
    const isAhead = before !== undefined && isBefore(text.slice(before.at + 1, number.at))
    const isAfter = behind !== undefined && isBehind(text.slice(number.at + 1, behind.at))
    const unit: Unit | null =
      isAhead && !isAfter
        ? { at: number.at, mention: before.mention, start: before.at, end: number.at + 1 }
        : isAfter && !isAhead
          ? { at: number.at, mention: behind.mention, start: number.at, end: behind.at + 1 }
          : null
    const previous = units.at(-1)
    if (!unit || (previous && !SEPARATES.test(text.slice(previous.end, unit.start)))) break
    units.push(unit)
    last = unit.end - 1
  }
  return units.length > 2 ? units : null
}

/** "V, V and V in A, B and C, respectively", "in A, B and C were V, V and V, respectively". */
function respective({ text, numbers, arms }: Skeleton, from: number): Unit[] | null {
  const row = joined(numbers, from, text)
  const first = numbers[from]
  const last = numbers[from + row - 1]
  if (row < 3 || !first || !last) return null
  const next = arms.findIndex(({ at }) => at > last.at)
  const behind = next < 0 ? 0 : joined(arms, next, text)
  const end = arms[next + behind - 1]
  if (
    behind === row &&
    end &&
    /^[)\]]?,? ?(?:in|for|with|among|of|on)? ?$/i.test(text.slice(last.at + 1, arms[next]?.at)) &&
    /^[^;.]{0,12}\brespectively\b/.test(text.slice(end.at + 1))
  )
    return unitsOf(numbers, from, arms.slice(next, next + row), end.at + 1)
  const ahead = arms.filter(({ at }) => at < first.at).slice(-row)
  const link = text.slice((ahead.at(-1)?.at ?? 0) + 1, first.at)
  if (ahead.length < row || joined(ahead, 0, text) !== row || link.length > MOST_APART) return null
  if (
    !/^[^;.]{0,30}\brespectively\b/.test(text.slice(last.at + 1)) ||
    !/\b(?:was|were|is|are|of)\b|^ ?[([:]/.test(link)
  )
    return null
  return unitsOf(numbers, from, ahead, last.at + 1)
}

/** How many stand one after the other from a place, with nothing but a comma or "and" between them. */
function joined(list: readonly { at: number }[], from: number, text: string): number {
  let count = 1
  while (list[from + count] && JOINS.test(text.slice((list[from + count - 1]?.at ?? 0) + 1, list[from + count]?.at)))
    count++
  return count
}

const unitsOf = (numbers: Skeleton['numbers'], from: number, arms: Skeleton['arms'], end: number): Unit[] =>
  arms.map(({ mention, at }, index) => ({
    at: numbers[from + index]?.at ?? 0,
    mention,
    start: Math.min(at, numbers[from]?.at ?? 0),
    end,
  }))
