import type { ArmMention } from '../arms/arm-mentions'
import type { StudyArms } from '../arms/study-arms'
import type { Framed, Place } from './frame-place'
import { HAS_AGAINST } from './links'

type Arms = [ArmMention, ArmMention]

/** The order in which the sentences of a study name its two groups beside their numbers; null where they do both ways. */
const orders = new WeakMap<StudyArms, Arms | null>()

/** Takes note of the groups beside two numbers of a study. */
export function noteOrder(study: StudyArms, arms: Arms): void {
  const known = orders.get(study)
  if (known === undefined) orders.set(study, arms)
  else if (known && (known[0].arm !== arms[0].arm || known[1].arm !== arms[1].arm)) orders.set(study, null)
}

/** The two groups in the order in which the study sets them against each other, if it has only these and one order. */
export function orderOf(study: StudyArms): Arms | null {
  const known = orders.get(study)
  const { pair } = study
  if (!known || !pair?.every((arm) => known.some((mention) => mention.arm === arm))) return null
  return known.map((mention) => ({ ...mention, start: -1, end: -1 })) as Arms
}

const SAYS_GROUPS =
  /\b(?:groups|arms)\b|\bboth (?:treatments|regimens|drugs|techniques|interventions)\b|\bthe two (?:treatments|regimens|drugs|techniques|interventions)\b/i
/** Numbers of one group at two times, or of parts of the people. */
const OF_ELSE =
  /\b(?:before|baseline|pre|post|pre-?(?:treatment|test|operative)|from|within|wom[ae]n|m[ae]n|(?:fe)?males?|boys|girls|younger|older|responders|survivors|patients (?:with|without|who)|those|expected|predicted|reported|compared with|than)\b/i

const IN_SOME =
  /\b(?:higher|lower|more|less|fewer|greater|longer|shorter|better|worse|larger|smaller|reduced|increased|improved|decreased)\b[^;]*\b(?:in|with|for|on|among|by|after) (?!(?:both|the two)\b)[^,;()]{1,40}[([]$/i

/** "Pain was similar in both groups (V vs V)": the groups by the order that the study has for them everywhere. */
export function unnamed({ text, first, second, arms, between }: Place, order: Arms | null): Framed | null {
  if (!order || arms.length > 0 || OF_ELSE.test(text)) return null
  const isAgainst = HAS_AGAINST.test(between) && /^[)\]]?,? ?[a-z./]+ ?\(?$/i.test(between)
  const isRespective = /^[)\]]?,? and $/.test(between) && /^[^;.]{0,40}\brespectively\b/.test(text.slice(second.at + 1))
  if (!isAgainst && !isRespective) return null
  const ahead = text.slice(0, first.at)
  // "higher in X (V vs V)": one group is named, only not by a name that is known.
  if (IN_SOME.test(ahead)) return null
  return isAgainst || SAYS_GROUPS.test(ahead + text.slice(second.at)) ? { arms: order, isCompared: true } : null
}
