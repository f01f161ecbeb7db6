import type { Token } from './alignment'

/** One of two ways a word can point, on one of the scales on which they are opposites. */
export type Pointing = { scale: string; isUp: boolean }

/** Words by their beginnings, what goes up and what goes down of each scale. */
const SCALES: [scale: string, up: RegExp, down: RegExp][] = [
  [
    'amount',
    /^(?:increas|rais|elevat|augment|heighten|rise[sn]?$|rising$|rose$|gain|higher|highest|greater|greatest|larger|largest|more$|stronger|promot|stimulat|longer|longest|lengthen|prolong|caus|induc|provok|aggravat)/,
    /^(?:decreas|reduc|declin|diminish|lower|lowest|fewer|fewest|less$|lesser|smaller|smallest|fell$|drop(?:s|ped)?$|attenuat|weaker|suppress|inhibit|loss|shorter|shorten|prevent|alleviat|reliev)/,
  ],
  [
    'worth',
    /^(?:better|best$|improv|superior|benef|enhanc|advantag|protect|effective|efficacious|faster|earlier|accelerat|safer?$|alleviat|reliev)/,
    /^(?:worse|worst|deteriorat|inferior|harm|impair|detriment|ineffective|disadvantag|slower|later$|delay|unsafe|aggravat|exacerbate[sd]?$)/,
  ],
  ['sign', /^(?:positive|above$)/, /^(?:negative|below$)/],
]

/** The ways a word points; none for nearly every word. */
export const pointingsOf = ({ text }: Token): Pointing[] => {
  const word = text.toLowerCase()
  return SCALES.flatMap(([scale, up, down]): Pointing[] =>
    up.test(word) ? [{ scale, isUp: true }] : down.test(word) ? [{ scale, isUp: false }] : [],
  )
}

/** Words that say there is nothing, or no difference. */
const NOTHING =
  /^(?:not|no|none|neither|never|nothing|null|cannot|fail(?:s|ed)?|unable|.*n't|un(?:changed|affected|altered|related)|in(?:effective|sufficient|significant(?:ly)?)|nonsignificant|noninferior(?:ity)?)$/
const EQUAL = /^(?:similar(?:ly|ity)?|comparabl[ey]|equal(?:ly)?|equivalen(?:t|ce)|same|identical|alike)$/
export const saysNothing = ({ text }: Token): boolean => NOTHING.test(text.toLowerCase().replace(/^non[- ]/, 'non'))
export const saysEqual = ({ text }: Token): boolean => EQUAL.test(text.toLowerCase())

/** Words by which a claim is less than certain. */
const HEDGE =
  /^(?:may|might|could|suggest(?:s|ed|ing|ive)?|appear(?:s|ed)?|seem(?:s|ed|ingly)?|likely|possib(?:le|ly)|potential(?:ly)?|probabl[ey]|perhaps|presumably|apparently)$/
export const hedges = ({ text }: Token): boolean => HEDGE.test(text.toLowerCase())

/** Words that leave something open, as a hedge does. */
const OPEN =
  /^(?:can|should|would|indicat\w*|trend|tend(?:s|ed)?|tendency|unclear|uncertain\w*|unsure|evidence|limited|some|if|whether|although|feasible|promising|preliminary|hypothes\w*|cannot|not|possib\w+|potential\w*|unlikely|perhaps|maybe|mean(?:s|t)?|think|thought|expect\w*|believe\w*)$/
export const leavesOpen = ({ text }: Token): boolean => OPEN.test(text.toLowerCase())

/** Words that say as much as a "not" in another way. */
const LITTLE =
  /^(?:less|little|few|fewer|unclear|uncertain\w*|unsure|unlikely|only|hardly|rarely|rather|low|limited|poor\w*|insufficient|neither|without|lack(?:s|ed|ing)?|absence)$/
export const saysLittle = ({ text }: Token): boolean => LITTLE.test(text.toLowerCase())

/** Words that say that two things go together; and that one makes the other. */
const TOGETHER = /^(?:associat\w*|correlat\w*|relat(?:ed|ion|ionships?)|link(?:ed|s)?|accompanied|predict\w*|risk)$/
const CAUSE =
  /^(?:caus(?:e[sd]?|ing)|due|leads?|led|leading|results?|resulted|resulting|produc(?:e[sd]?|ing)|induc(?:e[sd]?|ing)|because|responsible|effects?)$/
export const saysTogether = ({ text }: Token): boolean => TOGETHER.test(text.toLowerCase())
export const saysCause = ({ text }: Token): boolean => CAUSE.test(text.toLowerCase())
