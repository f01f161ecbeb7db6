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

export const distinct = (one: Found, other: Found, isCompared: boolean): Framed | null =>
  one.mention.arm === other.mention.arm ? null : { arms: [one.mention, other.mention], isCompared }
