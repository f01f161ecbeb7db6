import { withoutNoun } from './arm-phrase'

/** Words that may stand right before an outcome; others are part of its name. */
const MAY_PRECEDE =
  /(?:^|[([,;:] ?|[)\]] (?:and |or |but )?|\b(?:the|an?|of|in|for|on|to|from|by|with|that|than|mean|median|average|total|overall|cumulative|absolute|relative|adjusted|crude|estimated|observed|more|fewer|less|higher|lower|greater|longer|shorter|better|worse|larger|smaller|similar|significant|significantly|reduced|increased|improved|decreased|lowered|prevented|prolonged|reduces|improves|reduce|increase|improve|decrease|prevent|had|have|has|achieved|experienced|developed|reported|showed|suffered|also|no|any|all|both|their|its|affect|affected|influence|but|whereas|while|although|though|however|nor did|nor|rates?|risk|incidence|numbers?|patients|participants|women|men|children|subjects|was|were|regarding|overall|between-group|likely to|either|estimated|annual|one-year|year|month|week|day|h|\d+[- ](?:year|month|week|day|h|hour)s?) )$/i
/** "odds of |decreased activity": what the change was is part of the outcome. */
const CHANGED =
  /\b(?:(?:odds|risks?|likelihood|incidence|rates?|proportion|percentage|probability|numbers?|chances?) (?:of|for)|(?:patients|participants|women|men|children|those) with|with|for|regard to|terms of) (?:an? )?(?:reduced|increased|improved|decreased|lowered|worsened|impaired|prolonged|higher|lower|less|more|better|worse|greater|longer|shorter|fewer|no) $/i
/** Words that may stand right behind it. */
const MAY_FOLLOW =
  /^(?:$|[).;:\]]|,(?! [\w-]+(?: [\w-]+){0,4},? (?:and|or) )| ?[([=]| (?:was|were|is|are|occur\w*|did|had|has|have|in|at|for|with|among|between|after|within|during|by|from|on|over|to|until|before|than|compared|versus|vs\.?|when|while|whereas|but|respectively|following|rose|fell|tended|remained|differed|showed|also|\w+ed|\w+ly|≥|≤|[<>]|[-–−]?\d)(?=\W|$))/i
/** "delivery |before 36 weeks", "fever |of 39", "pain |at least 4": what follows is a part of what was counted. */
const GOES_ON =
  /^ (?:of\b|(?:before|below|above|under|over|beyond|less than|more than|greater than|lower than|higher than|at least|up to|to|≥|≤|<|>) ?\d|≥|≤|[<>])/i
/** Words that may stand right before an outcome that stands behind its numbers: "36 % |had relapses". */
const BEHIND =
  /\b(?:had|with|developed|achieved|reported|experienced|were|was|of|for|showed|required|suffered|underwent|reached|received|an?|the|any|no) $/i

/** Whether an outcome begins where its name does; `isBehind` where it stands behind its numbers. */
export const beginsThere = (ahead: string, isBehind: boolean): boolean =>
  (isBehind ? BEHIND : MAY_PRECEDE).test(ahead) && !CHANGED.test(ahead)

/** Whether it ends where its name does. */
export const endsThere = (behind: string, arms: readonly string[]): boolean =>
  MAY_FOLLOW.test(behind) && !GOES_ON.test(behind) && !isPutOff(behind, arms)

/** "death |from a cardiac cause", "admission |for heart failure": the name goes on, where no group or time follows. */
function isPutOff(behind: string, arms: readonly string[]): boolean {
  if (
    /^[^.;()%\d]{0,40}\b(?:due to|because of|caused by|attributed to|related to|leading to|requiring)\b/i.test(behind)
  )
    return true
  const rest =
    /^ (?:from|for|to|on|by|with|without|due|because|requiring|caused|related|attributable|involving) (.{0,60})/i.exec(
      behind,
    )?.[1]
  if (rest === undefined) return false
  const lower = rest.toLowerCase()
  if (/^ from the (?!.{0,40}(?:group|arm)s?\b)/i.test(behind)) return true
  if (
    /^(?:the |those |all |both |each |either |patients? |people |participants |women |men |children |subjects )|^(?:an? )?\d|^(?:weeks?|months?|years?|days?|baseline|follow-?up)\b/.test(
      lower,
    )
  )
    return false
  return !arms.some((arm) => lower.startsWith(withoutNoun(arm).toLowerCase()))
}
