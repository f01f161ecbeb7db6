import type { ArmMention } from '../arms/arm-mentions'
import type { Arm } from '../arms/arm-name'
import type { Skeleton } from './skeleton'

export type Numbered = Skeleton['numbers'][number]
export type Found = { at: number; mention: ArmMention }
/** Two numbers, and the clause and groups around them. */
export type Place = {
  text: string
  from: number
  first: Numbered
  second: Numbered
  between: string
  arms: Skeleton['arms']
  pair: readonly [Arm, Arm] | null
}
/** Between whom; `isCompared` where what follows in the same list is between the same. */
export type Framed = { arms: [ArmMention, ArmMention]; isCompared: boolean }

/** Two groups that are joined by no more than a word. */
export const JOINT = /^,? (?:and|or|vs?\.?|versus) (?:the |in |for |with |of )*$/i

export const armsWithin = (arms: Skeleton['arms'], from: number, to: number): Found[] =>
  arms.filter(({ at }) => at >= from && at < to)

/** The one group with the other of a trial that has two, by the name that is written like its own. */
export function withOther({ mention }: Found, pair: Place['pair']): [ArmMention, ArmMention] | null {
  const rest = pair?.find((arm) => arm !== mention.arm)
  const isShort = /^[A-Z\d-]{2,8}$/.test(mention.words.replace(/ (?:group|arm)$/i, ''))
  const words = (isShort && rest?.names.find((name) => /^[A-Z\d-]{2,8}$/.test(name))) || rest?.names[0]
  // "Group II" and a name that is no letter: whether they are the two is not said.
  const isLettered = (name: string) => /^(?:group|arm) \S{1,4}$/i.test(name)
  if (words && isLettered(mention.words) !== isLettered(words)) return null
  return rest && words && pair?.includes(mention.arm) ? [mention, { arm: rest, words, start: -1, end: -1 }] : null
}

export const distinct = (one: Found, other: Found, isCompared: boolean): Framed | null =>
  one.mention.arm === other.mention.arm ? null : { arms: [one.mention, other.mention], isCompared }

/** "the tea and coffee groups": the noun is said once for both. */
export function namesOf(text: string, [one, other]: [ArmMention, ArmMention]): [string, string] {
  const noun = / (group|arm)$/i.exec(other.words)?.[0]
  const isJoint = one.start >= 0 && /^ (?:and|or|vs\.?|versus) (?:the )?$/.test(text.slice(one.end, other.start))
  const first = noun && isJoint && !/ (?:group|arm)$/i.test(one.words) ? one.words + noun : one.words
  return [first, other.words]
}
