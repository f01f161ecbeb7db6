import { mentionsOf } from '../arms/arm-mentions'
import type { StudyArms } from '../arms/study-arms'
import type { Effect } from '../effect'

type Known = Effect & { outcome: string; arms: [string, string] }

/** Words that limit what follows to a part, a time or a way of seeing it: "Using two criteria, ". */
const LEAD =
  /^(?:however, |but |and |while |whereas |although )?(using|for|when|during|on the basis|at discharge|at baseline|before|of (?:the|those|(?:\d+ )?(?:patients|women|men|children|subjects|participants))|in (?:the|a) sub-?(?:group|set|sample|analysis)|in (?:the )?(?!present|current|whole|main|randomi|controlled|clinical|double)[a-z-]+ (?:study|trial)(?=,)|among (?:the |those |patients |women |men |children |subjects |participants )?(?:\d+ )?(?:who|with|without)|data analysis)\b([^,;]*(?:\([^()]*\)[^,;]*)*)/i
/** Only the time of all that was done, or all who took part. */
const WHOLE_TIME =
  /^(?:during|for|before)(?: (?:the|this|a|an|of|our|and|after|first|last|next|initial|mean|median|average|total|whole|entire|complete|study|trial|treatment|therapy|follow-?up|follow|up|observation(?:al)?|intervention|double-blind|randomi[sz]ed|controlled|treatment|period|phase|course|discharge|untreated|post-?operative|recovery|hospital|stay|hospitali[sz]ation|days?|weeks?'?|months?'?|years?'?|hours?|h|min|minutes?|±|one|two|three|four|five|six|eight|ten|twelve|(?:one|two|three|four|five|six|\d+)-(?:day|week|month|year|hour|h)|[\d.–-]+))+$/i
const WHOLE =
  /^(?:for|of|using|when|on the basis)\b.*\b(?:all|both|intention|intent|ITT|primary|secondary|main|overall|total|entire|whole|randomi[sz]ed|enrolled|assigned|allocated|analy[sz]ed|evaluable|eligible|included|compared (?:with|to)|comparing|compared$|adjust\w*|regression|models?|Cox|Kaplan|ANOVA|ANCOVA|tests?|estimates?|variance)\b/i
const CLAUSE =
  /; |\. (?=[A-Z])|, (?=(?:but|and|while|whereas|although) (?:using|for|when|during|before|at discharge|in (?:the|a) sub|of the|among) )/gi

/** Where the clause of a place begins. */
function clauseAt(text: string, at: number): number {
  let from = 0
  for (const { index, 0: all } of text.slice(0, at).matchAll(CLAUSE)) from = index + all.length
  return from
}

/** "in the forced-dose study and V in the flexible-dose study", "in one of the two trials". */
const IN_ONE_TRIAL =
  /\bin (?:only )?one (?:of (?:the )?)?(?:\w+ )?(?:trials?|stud(?:y|ies)|cent(?:er|re)s?)\b|\bin (?:the )?[\w-]+ (?:study|trial),? (?:and|but|while|whereas|vs\.?|versus)\b.*\bin (?:the )?[\w-]+ (?:study|trial)\b|\bfrom (?:one|a single) (?:study|trial)\b|\b(?:in|for) (?:study|trial) (?:[1-4]|I{1,3}|A|B)\b/i
/** "for duodenal ulcers …, for gastric ulcers": each number is of one kind. */
const OF_EACH_KIND =
  /\b(?:for|in) ((?:\w+ ){1,2})(lesions|ulcers|strains|tumou?rs|eyes|episodes)\b.*\b(?:for|in) (?!\1)(?:\w+ ){1,2}\2\b/i
/** "During the first treatment phase": a part of it. */
const ONE_PHASE = /\b(?:first|second|third|last|next|initial) (?:[a-z-]+ )?(?:phase|period|course|study|trial)\b/i
/** "by a comparable amount", "was reduced by": how much it changed. */
const BY_SO_MUCH =
  /\bby (?:an? )?(?:similar|comparable|equal|equivalent|like) (?:amount|extent|degree|magnitude)|\b(?:reduc|lower|decreas|increas|declin|improv|fell|rose|chang)\w*\b[^.;]{0,60}\bby (?:about |approximately |only |an? |average |mean |of )*[([]?$/i
const SAYS_CHANGE = /\b(?:chang|reduc|decreas|increas|improv|declin|gain|loss|rise|fall|drop|lowering|differ)\w*/i
/** "rose (|+0.09": by how much it changed. */
const SIGNED = /^\+ ?\d/
/** "912 v 781 (P < 0.001) |compared with 413": the p value is against a third. */
const AGAINST_THIRD = /^[)\]]{0,2},? (?:as )?(?:compared (?:with|to)|versus|vs\.?) (?:[\w-]+ ){0,3}[([]?\d/
/** "no |adverse experiences": those without are counted. */
const WITHOUT =
  /\b(?:no|without(?: any)?|free (?:of|from)|absence of|(?:did|had|were|was|does|do)(?: not|n't) (?:have|had|experience|report|develop|require|show|need))(?: an?| any| further)? $/i
const IS_DIFFERENCE = /^(?: \w+){0,2} (?:differ|effect|change|advantage|benefit)/
/** "|SCr > 1.5 mg/dl": the bound is part of the name. */
const BOUND_BEHIND =
  /^ ?(?:\([^()]*\) )?(?:[<>≥≤⩾⩽] ?\d|(?:of )?(?:at least|more than|less than|greater than|above|below|under|exceeding) \d)/
/** "the ulcers were “completely healed”": what was counted is what became of them. */
const BECAME =
  /^ (?:was|were|had been|has been|is|are|became|remained) [“"'‘]?(?:completely |fully |totally |entirely |partially |successfully |adequately )?(?:healed|resolved|cured|absent|eradicated|controlled|prevented|avoided|relieved|closed|cleared|eliminated|normal(?:i[sz]ed)?|negative|positive)\b/i
/** Numbers, tests, and things that all groups have: no groups. */
const NO_ARM =
  /^(?:(?:out )?of )?[\d.,]+$|\bout of \d|^(?:Sn|Sp|sensitivity|specificity|laryngoscopes?|catheters?|stents?|masks?|needles?|devices?|dressings?|sutures?|tubes?|implants?|blades?|lens(?:es)?|techniques?|approach(?:es)?)$/i
/** What people were given or took, and who stayed: done in a trial, and not what came of it. */
const NOT_CAME_OF = /\bintakes?\b|\bdrop-?outs?\b|\bdoses?\b/i
/** What people take as they need it does come of it. */
const ON_DEMAND =
  /analges|opioid|morphine|methadone|fentanyl|rescue|supplement|additional|medication|vasopress|phenylephrine|antiemetic/i
/** "rose to a |comparable level", "stay |by 1.5 days": no name. */
const NO_NAME =
  /^(?:an? )?(?:comparable|similar|same|equal) |\bby \d|^(?:(?:un)?adjusted |crude )?(?:ORs?|HRs?|RRs?)$|^intent(?:ion)?[ -]to[ -]treat$|\bmetaboli[sz]ers$/i

/** Whether an effect holds for a part only, or its outcome or groups are cut so that they mean something else. */
export function isLimited(
  text: string,
  { outcome, arms, measure, p }: Known,
  { at, last }: { at: number; last: number },
  study: StudyArms,
): boolean {
  if (
    NO_NAME.test(outcome) ||
    (NOT_CAME_OF.test(outcome) && !ON_DEMAND.test(outcome)) ||
    arms.some((arm) => NO_ARM.test(arm)) ||
    IN_ONE_TRIAL.test(text) ||
    OF_EACH_KIND.test(text)
  )
    return true
  // "median difference 0": no mean.
  if (measure === 'MD' && /\bmedian difference/i.test(text.slice(Math.max(0, at - 12), at + 24))) return true
  const from = clauseAt(text, at)
  if ([0, from].some((start) => hasLead(text.slice(start, last), outcome, study))) return true
  if (SIGNED.test(text.slice(at)) && measure === 'mean' && !SAYS_CHANGE.test(outcome)) return true
  if (p && AGAINST_THIRD.test(text.slice(last))) return true
  if (BY_SO_MUCH.test(text.slice(from, at)) && !SAYS_CHANGE.test(outcome)) return true
  const ahead = text.slice(0, at).lastIndexOf(outcome)
  const place = ahead < 0 ? text.indexOf(outcome, at) : ahead
  if (place < 0) return false
  const behind = text.slice(place + outcome.length)
  if (WITHOUT.test(text.slice(0, place)) && !IS_DIFFERENCE.test(behind)) return true
  return BOUND_BEHIND.test(behind) || BECAME.test(behind)
}

function hasLead(clause: string, outcome: string, study: StudyArms): boolean {
  const [lead, , rest = ''] = LEAD.exec(clause) ?? []
  if (lead === undefined) return false
  const words = lead
    .replace(/ ?\([^()]*\)/g, '')
    .replace(/^(?:however, |but |and |while |whereas |although )/i, '')
    .trim()
  if (/^(?:data analysis|in |among |at )/i.test(words)) return true
  if (ONE_PHASE.test(words)) return true
  if (WHOLE_TIME.test(words) || WHOLE.test(words)) return false
  // "For mortality, …", "During treatment with tea, …": the outcome itself, or a group.
  return !rest.toLowerCase().includes(outcome.toLowerCase()) && mentionsOf(rest, study.arms).length === 0
}

/** "(12 mm, P < 0.01) and (9 mm, P < 0.01)": each is of the change in one group. */
export const isWithinEach = (
  text: string,
  { first, second }: { first: { end: number }; second: { start: number } },
): boolean => /\b[Pp] ?[=<>≤] ?0?[.·]\d/.test(text.slice(first.end, second.start))
