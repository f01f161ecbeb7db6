import type { Effect } from './effect'
import { type FactSentence, spanIn } from './fact-text'
import { isPair, type Percent } from './proportion-pair'
import { pAfter } from './significance'

/** A percentage of people or events at most; not one with a sign or a bound before it, nor the level of an interval. */
const PERCENT =
  /(?<!(?<!\bvs)\.|[\d·,+–-]|[<>≥≤=≧≦~] ?)(\d{1,2}(?:[.·]\d{1,3})?|100(?:[.·]0{1,2})?)(?:(?:\s?%|\sper ?cent\b)(?!\s?(?:CI\b|c\.i|confidence|power))|(?= (?:vs?\.?|versus|and) \d{1,3}(?:[.·]\d{1,3})?\s?%))/g
/** "in groups A (15%) and B (13%)": the second of two that are set against a third. */
const MORE_GROUPS = /^\) and [^%;.,()]{1,30} \($/

/** Pairs of proportions that one sentence sets against each other, and no third beside them. */
export function proportionsIn(sentence: FactSentence): Pair[] {
  const { text } = sentence
  const found: Percent[] = [...text.matchAll(PERCENT)].flatMap((match) => {
    const end = match.index + match[0].length
    if (isThreshold(text, match.index, end)) return []
    return [{ value: Number((match[1] as string).replace('·', '.')), start: match.index, end }]
  })
  const effects: Pair[] = []
  let last = -1
  for (let index = 0; index + 1 < found.length; index++) {
    const first = found[index] as Percent
    const second = found[index + 1] as Percent
    const between = text.slice(first.end, second.start)
    const third = found[index + 2]
    // "top 30 % … than placebo (24.6% vs. 12.0%)": the second is set against the third.
    if (third && DIRECTLY.test(text.slice(second.end, third.start)) && !DIRECTLY.test(between)) continue
    const crossed = crossedAt(text, found, index)
    if (crossed) {
      effects.push(...crossed.map(([one, other, p]) => effectOf(sentence, one, other, p)))
      index += 3
      last = index - 1
      continue
    }
    if (!isPair(text, between, first, second)) continue
    const before = found[index - 1]
    const fourth = found[index + 3]
    const next = third && text.slice(second.end, third.start).replace(ITS_P, '')
    const goesOn = next !== undefined && (listed(next) || OF_ANOTHER_GROUP.test(next))
    if (third && goesOn && !(fourth && isAgainst(text.slice(third.end, fourth.start)))) {
      index += 2
      continue
    }
    const isNext = index > 0 && last === index - 1 && isAgainst(between)
    if (!isNext && THIRD_BEFORE.test(text.slice(Math.max(0, first.start - 14), first.start))) continue
    if (isAgainst(between) && OF_OTHERS.test(between)) continue
    if (before && last !== index - 1 && MORE_GROUPS.test(text.slice(before.end, first.start))) continue
    if (before && last !== index - 1 && listed(text.slice(before.end, first.start))) continue
    if (before && last !== index - 1 && OF_ANOTHER_GROUP.test(text.slice(before.end, first.start).replace(ITS_P, '')))
      continue
    if (isCrossed(text, before && last !== index - 1 ? before : undefined, first, second, third)) continue
    effects.push(effectOf(sentence, first, second, pAfter(text, second.end)))
    index++
    last = index
  }
  return effects
}

/** Two numbers that are set against each other, and where each stands in its sentence. */
export type Pair = { effect: Effect; first: Percent; second: Percent }

type Found = ReturnType<typeof pAfter>

const effectOf = (sentence: FactSentence, first: Percent, second: Percent, p: Found): Pair => ({
  effect: {
    measure: 'proportion',
    value: first.value,
    versus: second.value,
    ...(p && { p: p.p }),
    span: spanIn(sentence, first.start, Math.max(p?.end ?? 0, second.end)),
  },
  first,
  second,
})

const AND_NEXT = /^[)\]]?(?: ?[([][Pp] ?[=<>≤][^()[\]]{1,14}[)\]])?,? and (?:in |only )?$/
/** What says that two outcomes or times are told of each group, in their order. */
const TWO_OF_EACH = /\brespectively\b|\b\d{1,3}[- ](?:[a-z]{1,6} )?and (?:\d{1,3}[- ])/i

/** "44% and 73% with the one versus 29% and 56% with the other, respectively": the first against the third. */
function crossedAt(text: string, found: readonly Percent[], index: number): [Percent, Percent, Found][] | null {
  const [one, two, three, four] = found.slice(index, index + 4)
  if (!one || !two || !three || !four) return null
  const between = text.slice(two.end, three.start)
  const next = text.slice(three.end, four.start)
  if (!AND_NEXT.test(text.slice(one.end, two.start)) || !AND_NEXT.test(next) || !SETS_AGAINST.test(between)) return null
  if (!TWO_OF_EACH.test(text) || !isPair(text, between, two, three)) return null
  const fifth = found[index + 4]
  if (fifth && listed(text.slice(four.end, fifth.start))) return null
  const p = pAfter(text, three.end)
  const own = p && p.end <= four.start ? p : null
  return [
    [one, three, own],
    [two, four, own && pAfter(text, four.end)],
  ]
}

/** "achieved 5% weight loss": what was to be reached. */
const isThreshold = (text: string, start: number, end: number) =>
  text[end] === ' ' &&
  /^ (?:(?:or (?:more|greater) )?(?:weight|body weight|reduction|decrease|improvement|increase|decline|loss)|or (?:more|greater|less) of)\b/i.test(
    text.slice(end, end + 30),
  ) &&
  /\b(?:achiev\w*|reach\w*|lost|at least|had|with) (?:an? )?$/i.test(text.slice(Math.max(0, start - 20), start))

const DIRECTLY = /^[)\]]? ?(?:vs?\.?|versus) ?$/

/** "62 (78%) in the one group, 64 (80%) in the second, and 20 (25%) in the third". */
const OF_ANOTHER_GROUP =
  /^[)\]]? (?:in|for|of|with|among) (?:the )?[^%;.()]{2,50}\b(?:group|arm)\b[^%;.()]{0,12}, (?:and )?(?:in )?(?:\d{1,6} (?:[a-z]{3,14} )?)?[([]?$/i

/** A third number right before, without its sign: "69.4 and 68.9 versus 54.7%". */
const THIRD_BEFORE = /\d(?:[.·]\d+)?(?: ?%)?,? and $/
/** "compared to other groups, while in the group of both": more than two. */
const OF_OTHERS = /\bother groups\b|\bwhile\b/i
const ITS_P = / ?[[(][^[\]()%]{0,12}[Pp][- ]?(?:values?)? ?[<=>≤≥][^[\]()%]{1,16}[\])]/

const isAgainst = (between: string) => /\bvs?\b|\bversus\b|\bcompared\b|\bthan\b/i.test(between) && between.length < 120

/** "15% and 13% in the one compared with 19% and 10% in the other": which is set against which, their order has to tell. */
function isCrossed(
  text: string,
  before: Percent | undefined,
  first: Percent,
  second: Percent,
  third?: Percent,
): boolean {
  const behind = third ? text.slice(second.end, third.start) : ''
  const between = text.slice(first.end, second.start)
  if (!SETS_AGAINST.test(between)) return SETS_AGAINST.test(behind) && !/[;]|\. [A-Z]/.test(behind)
  const ahead = before ? text.slice(before.end, first.start) : ''
  return NEXT_OF_TWO.test(ahead) && NEXT_OF_TWO.test(behind)
}
const SETS_AGAINST = /\bvs?\b|\bversus\b|\bcompared (?:with|to)\b/i
const NEXT_OF_TWO = /^(?:[^%;.]|\.\d){0,110}\band (?:\d[^%;.]{0,80}\(?)?$/i

/** Whether what stands between two percentages makes them members of one list. */
const listed = (between: string) =>
  between.length < 50 &&
  !between.includes('%') &&
  /^[)\]]?[^;]{0,30}(?:,|\band\b|\bvs\b|\bversus\b|\bor\b|\/)[^;]{0,30}$/i.test(between) &&
  !/\. [A-Z]|\bP ?[<=>]|\bexcept\b|\bdifference\b|, with (?:an? )?(?:[a-z]{3,12} )?(?:rates?|incidences?|proportions?|risks?)\b/i.test(
    between,
  )
