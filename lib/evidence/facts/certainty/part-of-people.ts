import { mentionsOf } from '../arms/arm-mentions'
import { PEOPLE } from '../arms/arm-name'
import type { StudyArms } from '../arms/study-arms'

const SAYS_PART =
  /\bsub-?(?:groups?|sets?|populations?|samples?|analys[ei]s)\b|\binteractions?\b|\bpost[- ]hoc\b|\bgenotypes?\b(?!-)|\bstrat(?:um|a|ified)\b|\b(?:upper|lower|highest|lowest|top|bottom) (?:tertile|quartile|quintile|third|half)\b|\bpopulations? with\b|\bthe combined populations?\b|\bexclu(?:d|s)\w+\b|\bnon-?compli\w+\b|[\w\ue100-\ue1ff] non-?responders\b|\bafter removing\b|\b(?:in|among) (?:the )?(?:recurrences|(?:non-?)?responders|survivors|completers)\b/i
/** "among patients with |diabetes", "in women who |smoked", "of the 12 children without |fever". */
const PEOPLE_WHO = new RegExp(
  String.raw`\b(?:in|among|amongst|for|of|within|by|on|to) (?:(?:the|all|those|both|only|\d[\d,]{0,6}) ){0,3}(?:[\w-]{1,20} ){0,2}(?:${PEOPLE}|those) (?:with|who|whose|without|aged?|in whom|having|not|older|younger|over|under|taking|using|at)\b([^,;()]{0,60})`,
  'gi',
)
/** "in older women", "for penicillin sensitive patients", "in smokers". */
const PEOPLE_OF =
  /\b(?:in|among|amongst|for|within) (?:the )?((?:[\w-]{2,20} ){1,3})(?:patients|participants|subjects|adults|individuals|women|men|children|strains|cases)\b/gi
/** "the tea group with |a heart rate over 60". */
const GROUP_WITH = /\b(?:groups?|arms?) with (?!regard|respect)((?:an? |the )?[^,;()\d]{3,60})/gi
const BY_ONE_WORD =
  /\b(?:in|among|amongst|for|within) (?:the )?(?:(?:wo)?men|(?:fe)?males|boys|girls|smokers|non-?smokers|diabetics|non-?diabetics|the elderly)\b(?! (?:with|who|whose|without|aged|in whom|having|receiv|given|treated|assigned|randomi|allocated))/i
/** "Among the slow |metabolisers, …". */
const AMONG = /^(?:among|amongst) (?:the )?([^,;()\d]{3,50}),/i
/** What such words are about stands in the first of them. */
const NEAR = 32
/** Such words say what was done to the people, not who they are. */
const DONE =
  /^ (?:were |was |had been |have been )?(?:receiv|treat|given|random|assign|allocat|took|taking|used|using|underwent|had (?:received|undergone|taken)|completed|placebo|controls?\b)/i
/** "Among households that |took part in the trial". */
const IN_TRIAL = /\b(?:participat|took part|randomi[sz]ed|enrol)/i
const OF_ALL =
  /^(?:all|both|these|our|study|such|randomi[sz]ed|enrolled|treated|treatment|evaluable|other|more|fewer|many|most|the|two|active|assessable|those|included|eligible|remaining|affected|between|and|or|both|who|in|of|for|with|a|an|more|fewer|as|well|these|each|per|no|not)$/i

/**
 * Whether a sentence speaks of a part of the people only: of those with something, or of one sex. What the title says of
 * the people holds for all of them.
 */
export function isOfPart(text: string, { arms, title }: Pick<StudyArms, 'arms' | 'title'>): boolean {
  if (SAYS_PART.test(text)) return true
  const isInTitle = (words: string) => {
    const content = words.toLowerCase().match(/[\p{L}]{4,}/gu) ?? []
    return content.length > 0 && content.slice(0, 2).every((word) => title.includes(word.slice(0, 7)))
  }
  const one = BY_ONE_WORD.exec(text)?.[0]
  if (one && !isInTitle(one)) return true
  const isArm = (words: string) => mentionsOf(words, arms).length > 0 || /\b(?:groups?|arms?)\b/i.test(words)
  const among = AMONG.exec(text)?.[1]
  if (among && !IN_TRIAL.test(among) && !OF_ALL.test(among.split(' ')[0] ?? '') && !isArm(among) && !isInTitle(among))
    return true
  for (const [, rest = ''] of text.matchAll(GROUP_WITH)) if (!isArm(rest)) return true
  for (const { 1: rest = '', 0: all } of text.matchAll(PEOPLE_WHO))
    if (!DONE.test(rest) && !/\b(?:taking|using)\b/i.test(all) && !isArm(rest.slice(0, NEAR)) && !isInTitle(rest))
      return true
  for (const [, kinds = ''] of text.matchAll(PEOPLE_OF)) {
    const own = kinds
      .trim()
      .split(' ')
      .filter((kind) => !OF_ALL.test(kind) && !/^\d|ed$/.test(kind))
    if (own.length > 0 && !isArm(kinds) && !isInTitle(own.join(' '))) return true
  }
  return false
}
