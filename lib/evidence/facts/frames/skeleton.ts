import { type ArmMention, mentionsOf } from '../arms/arm-mentions'
import { type Arm, PEOPLE } from '../arms/arm-name'
import type { NumberToken } from './number-tokens'

/**
 * A sentence in which every number of a group is one sign and every name of a group another, without p values, intervals
 * and counts: what is left is the grammar by which they belong together.
 */
export type Skeleton = {
  text: string
  /** Where in the sentence each sign of `text` begins. */
  from: number[]
  numbers: { at: number; token: NumberToken }[]
  arms: { at: number; end: number; mention: ArmMention }[]
  estimates: { at: number; span: Span }[]
}
type Span = { start: number; end: number }

const ARM = 0xe100
const NUMBER = 0xe200
/** The whole of an estimate: its measure, number and interval. */
export const ESTIMATE_SIGN = '\ue300'
export const ARM_SIGN = '[\ue100-\ue1ff]'
export const NUMBER_SIGN = '[\ue200-\ue2ff]'

const FIGURE = String.raw`[-−–+]? ?\d{1,6}(?:,\d{3})*(?:[.·]\d{1,6})?`
const P = String.raw`(?:two-sided )?\b[Pp][-' ]?(?:values?|trend)? ?(?:for \w{1,14} )?(?:=|<|>|≤|≥|<=|=<|≦|was|of) ?(?:0?[.·] ?\d{1,8}|[01](?:\.0{1,4})?|NS|ns|n\.s\.)(?: ?(?:×|x) ?10 ?[-−–]\d{1,3})?`
const CI = String.raw`(?:\d\d(?:\.\d)? ?% ?)?\b(?:CIs?|[Cc]onfidence [Ii]ntervals?(?: ?[([]CI[)\]])?|CrI|IQR|range)[ :=,;]{0,3}(?:of |from )?(?:[[(]${FIGURE} ?%?(?: ?(?:to|[-–−]|,|;) ?)${FIGURE} ?%?[)\]]|${FIGURE} ?%?(?: ?(?:to|[-–−]|,|;) ?)${FIGURE} ?%?)`
const N = String.raw`\b[nN] ?= ?\d{1,6}(?: ?\/ ?\d{1,6})?`
const TEST = String.raw`(?:\b[tFzZU]|χ2|χ²|[Cc]hi-square)(?: ?\(\d{1,4}(?:, ?\d{1,4})?\))? ?= ?${FIGURE}`
const ONE = `(?:${P}|${CI}|${N}|${TEST})`
/** What says how sure a number is: the numbers of groups belong together without it. */
/** ", but this did not reach significance (": what follows is of the words before. */
const NOT_SURE = String.raw`,? (?:but|although|though) (?:(?:this|these|that|it|the|differences?|trends?|changes?|effects?|results?|findings?|was|were|is|are|did|does|do|still|statistically) )*(?:not|no|without) [^,;()[\]\d]{0,40}significan\w+(?: differen\w+)?(?= ?[([])`
const ASIDE = new RegExp(String.raw` ?[([] ?${ONE}(?: ?[,;] ?${ONE}){0,3} ?[)\]]|[,;:]? ?${ONE}|${NOT_SURE}`, 'g')

const OF_ARM = new RegExp(
  String.raw`(?:\b(?:the|an?|those|that|all) )?(?:\b(?:groups?|arms?|those|${PEOPLE})(?: (?:that|who|which))?(?: (?:were|had been|was))?(?: (?:receiv(?:ing|ed)|given|treated with|treated by|on|assigned to|allocated to|randomi[sz]ed to|in|taking|took|using|used|of|from|with|undergoing|offered))(?: the)? )?(?:\bthe )?$`,
  'i',
)
const ARM_NOUN = new RegExp(
  String.raw`^[®™]?(?:[- ](?:treated|assigned|allocated))?(?: (?:groups?|arms?|cohorts?|conditions?|${PEOPLE}|areas?|schools|villages|communities|sites|homes|churches|clusters|wards|hospitals|classrooms|recipients|therapy|treatment|formulations?|regimens?|alone|only)(?![\w-])){0,2}(?: ?[([](?:group )?[A-Z\d][\w+-]{0,7}[)\]])?`,
  'i',
)

export function skeletonOf(
  text: string,
  known: readonly Arm[],
  found: readonly NumberToken[],
  estimates: readonly Span[] = [],
): Skeleton {
  const asides = [...text.matchAll(ASIDE)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
  const isAside = (at: number) => asides.some(({ start, end }) => at >= start && at < end)
  const named = mentionsOf(text, known).filter((mention) => !isTime(text, mention))
  const mentions = [...named, ...secondLetters(text, known)].map((mention) => {
    const [ahead = ''] = OF_ARM.exec(text.slice(Math.max(0, mention.start - 60), mention.start)) ?? []
    const [noun = ''] = ARM_NOUN.exec(text.slice(mention.end, mention.end + 60)) ?? []
    return { mention, start: mention.start - ahead.length, end: mention.end + noun.length }
  })
  const isInEstimate = (at: number) => estimates.some(({ start, end }) => at >= start && at < end)
  const isInArm = (at: number) => mentions.some(({ start, end }) => at >= start && at < end)
  const tokens = found.filter(({ start }) => !isAside(start) && !isInArm(start) && !isInEstimate(start))
  const kinds = [...new Set(mentions.map(({ mention: { arm } }) => arm))]
  const skeleton: Skeleton = { text: '', from: [], numbers: [], arms: [], estimates: [] }
  const parts = [
    ...asides.map((span) => ({ ...span, put: (_: number) => '' })),
    ...mentions.map(({ start, end, mention }) => ({
      start,
      end,
      put: (at: number) => {
        skeleton.arms.push({ at, end, mention })
        return String.fromCharCode(ARM + (kinds.indexOf(mention.arm) % 256))
      },
    })),
    ...estimates.map((span) => ({
      ...span,
      put: (at: number) => {
        skeleton.estimates.push({ at, span })
        return ESTIMATE_SIGN
      },
    })),
    ...tokens.map((token) => ({
      start: token.start,
      end: token.end,
      put: (at: number) => {
        skeleton.numbers.push({ at, token })
        return String.fromCharCode(NUMBER + (skeleton.numbers.length % 256))
      },
    })),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  const signs: string[] = []
  const take = (words: string, at: number) => {
    for (const sign of words) {
      signs.push(sign)
      for (let unit = 0; unit < sign.length; unit++) skeleton.from.push(at)
      at += sign.length
    }
  }
  let last = 0
  for (const { start, end, put } of parts) {
    if (start < last) continue
    take(text.slice(last, start), last)
    const sign = put(skeleton.from.length)
    if (sign) {
      signs.push(sign)
      skeleton.from.push(start)
    }
    last = end
  }
  take(text.slice(last), last)
  skeleton.from.push(text.length)
  skeleton.text = signs.join('')
  return skeleton
}

/** "after the |intervention": when, and not in whom. */
const isTime = (text: string, { words, start, end }: ArmMention): boolean =>
  /^(?:the )?(?:intervention|treatment|study|trial)$/i.test(words) &&
  (/\b(?:after|following|before|during|post|pre|end of|completion of)(?: the)? $/i.test(
    text.slice(Math.max(0, start - 22), start),
  ) ||
    /^ (?:period|phase|effects?)\b/.test(text.slice(end, end + 10)))

/** "groups A and |B": the noun is said once. */
function secondLetters(text: string, known: readonly Arm[]): ArmMention[] {
  return [
    ...text.matchAll(
      /\b(group|arm)s? ([A-E]|I{1,3}|[1-4])(?: and| or| versus| vs\.?|,) ((?:[A-E]|I{1,3}|[1-4])\b)(?! ?(?:,|and|or) ?(?:[A-E]|I{1,3}|[1-4])\b)/gi,
    ),
  ].flatMap(({ index, 0: all, 1: noun = '', 2: one = '', 3: other = '' }) => {
    const named = (letter: string) => {
      const words = `${noun.toLowerCase()} ${letter}`
      return known.find(({ names }) => names.some((name) => name.toLowerCase() === words.toLowerCase()))
    }
    const [first, second] = [named(one), named(other)]
    if (!first || !second || first === second) return []
    const end = index + all.length
    const start = end - other.length
    const head = index + all.indexOf(one, noun.length)
    const own = { arm: second, words: `${noun.toLowerCase()} ${other}`, start, end }
    // "groups A": the plural is no name that was found.
    return /^(?:group|arm)s /i.test(all)
      ? [{ arm: first, words: `${noun.toLowerCase()} ${one}`, start: index, end: head + one.length }, own]
      : [own]
  })
}

/** Words without p values, intervals and counts. */
export const withoutAsides = (words: string): string => words.replace(ASIDE, '')
