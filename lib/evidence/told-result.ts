import { anyOf } from './any-of'

/** What a sentence tells of a comparison: a difference, none, or one beside the other. */
export type ToldResult = { effect: boolean; none: boolean }

/** Words by which a sentence says that nothing was found to differ. */
const NONE = anyOf(
  /\bno (?:\w+[- ]){0,4}(?:differences?|effects?|benefits?|advantages?|improvements?|changes?|reductions?|increases?|impact|influence|evidence|association|correlation|superiority|interaction|relationship|additional|added|further|greater|better|more|less)\b/,
  /\b(?:was|were|is|are|did|does|do|could|can|has|have|had|may|would|will)(?: not|n[’']t) (?!only\b|previously\b|yet\b|been\b)/,
  /\b(?:not|non)[- ]?(?:statistically |clinically )?(?:significant(?:ly)?|inferior(?:ity)?|superior|differ\w*|better|more effective|associated|effective)\b/,
  /\b(?:similar|comparable|equivalent|equal|equally|identical|unchanged|unaffected|ineffective|inconclusive|the same|as (?:effective|good|safe|well|efficacious) as|indistinguishable)\b/,
  /\b(?:neither|nor|failed to|fails to|unable to|without (?:any )?(?:significant |further |clinical )?(?:improv|effect|benefit|change|increas|reduc|affect)\w*|lack(?:ed|s)? (?:of )?(?:\w+ )?(?:effect|benefit|evidence|efficacy|difference)\w*|absence of)\b/,
  /\b(?:insignificant|p ?(?:=|>|≥) ?0?[.·](?:0[6-9]|[1-9])\d*|ns\))/,
)
/** Words by which it says that something differed. */
const EFFECT =
  /\b(?:reduc|increas|decreas|improv|lower|higher|greater|fewer|less|more|better|worse|faster|slower|longer|shorter|effective|efficacious|superior|inferior\b|prevent|delay|prolong|shorten|enhanc|attenuat|benefi|led to|result(?:s|ed) in|promot|protect|alleviat|reliev|suppress|inhibit|accelerat|stimulat|impair|fell|rose|declin|diminish|raise|elevat|significantly|success|associated)\w*/i

const LONGEST = 700

export function toldResult(text: string): ToldResult {
  const read = text.slice(0, LONGEST)
  const none = NONE.test(read)
  // What is said not to have changed is no effect; what remains once those clauses are gone may be one.
  return { none, effect: EFFECT.test(none ? withoutDenied(read) : read) }
}

/** Clauses with a word of denial, up to the next comma, semicolon or contrast. */
const DENIED =
  /[^,;.]*\b(?:no|not|neither|nor|failed|fails|unable|similar|comparable|equivalent|unchanged|unaffected|non-?\w+|ineffective|insignificant|without|lack\w*|absence|n[’']t)\b(?:(?! (?:but|while|whereas|although|though|however|yet)\b)[^,;])*/gi
const withoutDenied = (text: string) => text.replace(DENIED, ' ')
