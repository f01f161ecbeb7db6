import { clauseOf, openBracket } from './clause'
import { type KnownOutcome, outcomeName } from './outcome-words'

/** "hazard ratio for death, 0.8", "difference in pain score was 1.2": the name of the measure says of what. */
const OF_MEASURE =
  /^(?: \([A-Z]{2,4}\)| \[[A-Z]{2,4}\])? (?:for|of|in(?: terms of)?|on)(?: the)? ([^,;:=([\]]{3,90}?)(?=,| (?:was|were|is|between|with|compared|vs|versus|among|at|in|for|after|of -?\d)\b| ?[=:([]|$)/
/** What the words before a bracket may begin after: "lower risk of |death (HR 0.8". */
const BEGINS =
  /^|[,;)\]] (?:and |or |but not |as well as )?|\band |\b(?:in|of|for|on|to|nor did|reduced|increased|improved|decreased|lowered|prevented|prolonged|lower|higher|shorter|longer|less|more|better|fewer|greater|similar) /gi
const UP_TO_BRACKET = /[\p{L}\p{N} ,;)'’/+-]{3,120}(?= ?[([:]$)/u

/** Who was studied, not by what: "those with a history of |depression". */
const OF_THE_STUDIED =
  /\b(?:history|diagnosis|presence|absence|patients|people|those|children|women|men)\b[^,;.]{0,20}$/i
/** Sentences whose ratios are of causes and not of outcomes. */
const OF_CAUSES =
  /risk factors?\b|\bpredict|determinants?\b|\b(?:uni|multi)varia(?:ble|te)\b|\bassociat\w+(?! with (?:an? )?(?:significant(?:ly)? )?(?:increase|decrease|reduc|lower|higher|improve|longer|shorter|fewer|less))/i

const VERB = String.raw`(?:was|were|occurred|did not (?=differ|change|improve\b(?! \w)|increase\b(?! \w)|decrease\b(?! \w))|tended|improved|decreased|increased|differed|remained|had|fell|rose|reached|is|are|declined|showed|averaged|appeared|developed|has been)`
/** "Mortality was lower …": a subject and what it did. */
const SUBJECT = new RegExp(String.raw`^(.{3,180}?) ${VERB}\b`, 'u')
const LAST_SUBJECT = new RegExp(String.raw`^(.{3,220}) ${VERB}\b`, 'u')
/** "no differences were found in pain between", "difference in response between". */
const DIFFERENCE_IN =
  /\b(?:differences? (?:was |were )?(?:(?:found|seen|observed|noted|detected|reported|evident) )?(?:in|of|for|regarding)|effects? (?:was |were )?(?:(?:found|seen|observed) )?on)(?: the)? ([^,;:()]{3,90}?)(?= (?:between|among|in|across|at|for|after|with|of)\b| ?[([,:]|$)/i
/** "had fewer relapses with", "more perfect queries in", "higher mortality than". */
const MORE_OF =
  /\b(?:more|fewer|less|higher|lower|greater|longer|shorter|better|worse|larger|smaller|reduced|increased|decreased|improved|similar|equivalent|comparable)(?: mean| median| overall| rates? of| incidence of| risk of| frequency of| proportion of)*(?: the)? (?!(?:in|with|for|among|on|after|compared|than|between|at|versus|vs|over|from|by|relative|when|and|or|to|was|were|of|frequent\w*|likely|common\w*|often|effective)\b)([^,;:()]{3,80}?)(?= (?:in|with|for|among|on|after|compared|than|between|at|versus|vs|over|from|by|relative|when)\b| ?[([,:]|$)/i
/** "A reduced mortality compared with B", "A improved pain scores (". */
const MOVED =
  /\b(?:reduced|increased|improved|decreased|lowered|prevented|prolonged|shortened|enhanced|reduces|improves|reducing|increasing|improving|affected?|influenced?|reduce|increase|improve|decrease|lower|prevent|prolong|lowers|prevents)(?: the)?(?: rates? of| incidence of| risk of| occurrence of)?(?: the)? (?!(?:in|with|for|among|on|after|compared|than|between|at|versus|vs|over|from|by|relative|when|and|or|to|was|were|of|frequent\w*|likely|common\w*|often|effective)\b)([^,;:()]{3,80}?)(?= (?:compared|versus|vs|relative|by|than|in|at|with|from|after|over|to|and)\b| ?[([,:]|$)/i
/** "were more likely to |have a foot check (OR". */
const LIKELY =
  /\b(?:more|less|as|equally|times) likely (?:to |than [^,;()]{3,60} to )([^,;:()]{3,90}?)(?= (?:than|compared|in|versus|vs|at|when|with those)\b| ?[([,]|$)/i
/** Behind a pair: "36 % versus 4 % of participants |achieved remission", "… in the tea group |had pain". */
const DID_BEHIND =
  /^[^.;]{0,110}?\b(?:achieved|developed|experienced|had|reported|reached|showed|attained|suffered(?: from)?|required|underwent|met|completed|received|were|was|with|for) ((?:an? |the )?[^.;,()%]{3,80}?)(?=[.;,()]|$| (?:at|in|compared|by|during|within|after|respectively|over|with|vs|versus|and)\b)/i
const DIED_BEHIND = /^[^.;]{0,80}?\b(died|relapsed|recovered|responded|quit|vomited|survived|failed)\b/i
/** Before a pair that people did: "|cure was achieved in", "developed |AAD in". */
const DID_BEFORE =
  /(?:^|[,;] |and )(?:the )?([^,;:()]{3,80}?) (?:was|were|had|occurred|developed)(?: (?:achieved|observed|found|seen|reported|noted|recorded|detected|present|diagnosed|obtained|required|experienced|documented|lower|higher|more|less|significantly|frequent|common|reduced|increased|similar|also|\w+ly))*(?: in| by| for| with| at|:|,)? ?(?:only )?(?:\d{1,6}(?:\/\d+| of \d+)? ?)?(?:patients )?[([]?$/i

/** "The primary outcome occurred in 12 %". */
const PRIMARY =
  /\b(?:the|co-)? ?primary (?:efficacy |composite )?(?:outcome|end ?point)(?: event)?s?\b(?! (?:was|of|:))/i
/** "incidence of vomiting in", "rate of cure with". */
const RATE_OF =
  /\b(?:incidence|rates?|risk|odds|proportion|percentage|frequency|prevalence|number|occurrence|likelihood) of (?:(?:patients|participants|subjects|women|children|those|individuals) (?:with|who|achieving|having|reporting|experiencing|developing|that|reaching) )?(?:the )?([^,;:()]{3,80}?)(?= (?:in|with|for|among|on|after|compared|than|between|at|versus|vs|over|from|by|relative|when|was|were|did|during|following|and)\b| ?[([,:]|$)/i
/** "and asthma control of −0.33", "pain by 2.1": right before a number. */
const NAMED_LAST = /^(?:in |for |of )?(?:the )?(.{3,80}?)(?: (?:of|was|were|by)|:|,)? ?$/
/** Between the two: "3 % in the one |developed pancreatitis compared to". */
const DID_BETWEEN =
  /\b(?:developed|had|experienced|achieved|reported|returned|used|received|made|attained|reached|showed|suffered(?: from)?|required|underwent|met|completed) (?:an? |the )?([^.;,()%]{3,70}?) (?:at [^.;,()%]{3,20} )?(?:compared|versus|vs|and|while|whereas|as)\b/i

/** Whether the ratios of a sentence are of causes: the words beside them are then no outcome. */
export const tellsOfCauses = (text: string): boolean => OF_CAUSES.test(text)

export type OutcomePlace = {
  /** Where the name of the measure begins and ends, and where the number stands. */
  at: number
  end: number
  value: number
  /** Where the numbers end. */
  last: number
  /** Whether the sentence states no other effect. */
  isOnly: boolean
  /** Whether the sentence is one of causes. */
  isOfCauses: boolean
  isPair: boolean
  /** What its primary outcome is, in the words of the abstract. */
  primary: string | null
  isKnown: KnownOutcome
  /** Whether words name a group: they are then no outcome. */
  isArm: (words: string) => boolean
}

/** Which outcome an effect is of, in the words of its sentence, where these say so for sure. */
export function outcomeOf(text: string, place: OutcomePlace): string | null {
  const { at, end, value, last, isOnly, isOfCauses, isPair } = place
  const checked = (words: string, isKnown: KnownOutcome) => {
    const found = outcomeName(words, isKnown)
    return found && !place.isArm(found) ? found : null
  }
  const name = (words: string) => checked(words, place.isKnown)
  const sure = (words: string) => checked(words, () => true)
  const saying = text.slice(end, Math.max(end, value))
  const named = saying.includes(':') ? null : OF_MEASURE.exec(saying)
  const own = named?.[1] ? name(named[1]) : null
  if (own) return own
  if (isOfCauses || /composite/i.test(text.slice(Math.max(0, at - 300), at))) return null
  const open = openBracket(text, at)
  const isInBracket = open >= 0
  const edge = isInBracket ? open : at
  const clause = clauseOf(text.slice(0, edge))
  const behind = text.slice(last, last + 170)
  if (PRIMARY.test(clause) && place.primary) return place.primary
  const doing = SUBJECT.exec(clause)?.[1]
  const latest = LAST_SUBJECT.exec(clause)?.[1]
  const said = [
    LIKELY.exec(clause)?.[1],
    / than /.test(clause) ? MORE_OF.exec(clause)?.[1] : undefined,
    DIFFERENCE_IN.exec(clause)?.[1],
    latest && lastOf(latest),
    doing && lastOf(doing),
    RATE_OF.exec(clause)?.[1],
    MOVED.exec(clause)?.[1],
    MORE_OF.exec(clause)?.[1],
  ]
  for (const words of said) {
    const found = words && sure(words)
    if (found) return found
  }
  const isFurther = clause.length < text.slice(0, edge).trim().length - 12
  const ended = isFurther && clause.length < 90 ? NAMED_LAST.exec(clause)?.[1] : undefined
  const asLast = ended && name(ended)
  if (asLast) return asLast
  const bracketed = isInBracket || /[:]\s?$/.test(clause) ? beforeBracket(`${clause} (`, name) : null
  if (bracketed) return bracketed
  const subject = DID_BEFORE.exec(clause)?.[1]
  const found = subject && name(lastOf(subject))
  if (found) return found
  if (isPair) {
    const inside = DID_BETWEEN.exec(text.slice(at, last))?.[1]
    const between = inside && sure(inside)
    if (between) return between
    const words = DIED_BEHIND.exec(behind)?.[1] ?? DID_BEHIND.exec(behind)?.[1]
    const did = words && sure(words)
    if (did) return did
  }
  if (!isOnly || /[;:]/.test(text.slice(0, at))) return null
  const first = SUBJECT.exec(text)?.[1]
  return first ? name(lastOf(first)) : null
}

const lastOf = (subject: string) => subject.split(/,(?: and)? | that /).at(-1) ?? subject

/** The fewest words right before a bracket that are an outcome. */
function beforeBracket(before: string, name: (words: string) => string | null): string | null {
  const said = UP_TO_BRACKET.exec(before)?.[0]
  if (!said) return null
  const begins = [...said.matchAll(BEGINS)].map(({ index, 0: { length } }) => index + length).reverse()
  for (const begin of begins) {
    const words = name(said.slice(begin))
    if (words) return OF_THE_STUDIED.test(said.slice(0, begin)) ? null : words
  }
  return null
}
