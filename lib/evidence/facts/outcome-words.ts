import { anyOf } from '../any-of'

/** Words of what is measured in people: an outcome has one of them, so that a drug or a group is not taken for one. */
const MEASURED = anyOf(
  /\b(?:deaths?|mortality|surviv\w*|progression|recurrences?|relapses?|strokes?|infarctions?|infections?|bleeding|h(?:a)?emorrhages?|events?|hospitali[sz]\w+|(?:re)?admissions?|failure|cure|remission|responses?|rates?|scores?|pain|(?:blood )?pressure|weight|BMI|body mass index|births?|birthweight|pregnanc\w+|abortion|miscarriage|incidence|prevalence|complications?|fractures?|falls|diabetes|pneumonia|thrombo\w+|embolism|delirium|depressi\w+|anxiety|symptoms?|quality of life|function\w*|disability|nausea|vomiting|diarrh(?:o)?ea|hypotension|hypertension|hypoglyc(?:a)?emia|anae?mia|fever|cough\w*|transfusions?|surgery|intubation|ventilation|stay|duration|time to [a-z]+|abstinence|cessation|quitting|adherence|retention|discontinuation|withdrawals?|exacerbations?|attacks?|seizures?|headaches?|fatigue|sleep|consumption|intake|activity|strength|distance|speed|volume|levels?|concentrations?|cholesterol|glucose|HbA1c|h(?:a)?emoglobin|insulin|density|thickness|healing|caries|gingivitis|plaque|malaria|parasit(?:a)?emia|carriage|transmission|seroconversion|wheez\w*|asthma|eczema|dermatitis|preterm|sepsis|injur\w*|toxicity|dementia|cognition|memory|FEV1?|restenosis|revasculari[sz]ation|thrombosis|dyskinesia|satisfaction|knowledge|attendance|uptake|vaccination|coverage|screening|growth|height|length|satiety|cured?|died|quit|success\w*|healed|recovered|vomited|pregnant|delivery|delivered|cesarean|caesarean|hyperbilirubin\w*|jaundice|ulcers?|adverse events?|side effects?|costs?|performance|index|area|capacity|quality|gain|loss|ability|skills?|behaviou?rs?|stress|burden|distress|craving|use|drinking|smoking|consumed|resolution|improvement|recovery|conversion|negativity|clearance|leakage|rejection|resistance|sensitivity|tolerance|temperature|oxygenation|saturation|heart rate|onset|block|opioid|analgesi\w*|morphine|viral load|RNA|CD4|titres?|titers?|antibod\\w+|immunogenicity|efficacy|VAS)\b/,
  /\b[a-z-]+free survival\b/,
)
/** Whether words have one of what is measured in people. */
export const isMeasured = (words: string): boolean => MEASURED.test(words)

/** Words of groups and treatments, of sentences, and of what is told beside an outcome. */
const NOT_MEASURED = anyOf(
  /\b(?:groups?|arms?|versus|vs|placebo|controls?|compared|interventions?|those|these|this|which|who|that|was|were|is|are|had|have|has|than|between|confidence|analys[ei]s|model|ratios?|odds|hazards?|differences?|both|(?<!adverse |side |undesired |toxic )effects?|associat\w*|significant\w*|change from|respectively|study|trial|results?|each|primary|secondary|adjust\w*|per|increments?|no|not|without|although|as well as|for the|hr|rr|provided|showed|resulted|led|caused|however|received|demonstrated|terms|similar\w*|whereas|while|but|more|less|fewer|lower|higher|greater|longer|shorter|did|does|we|they|it|its|there|most|respective|compare|comparison|users|favou?r\w*|among|after|before|because|when|sooner|healed|lowered|reduced|increased|improved|vaccinated|also|only|all|any|some|other|others|first|second)\b/,
  /[()[\]=<>%;:]/,
)
/** Words that no outcome of two words or less has, though a longer one may. */
const NOT_ALONE =
  /\b(?:treatments?(?! (?:failure|success|response|discontinuation)s?\b)|therap(?:y|ies)|patients|participants|subjects|women|men|children|infants|adults|individuals|people|baseline|use|one|two|three|increases?|decreases?|reduc\w*|unit|previous|prior|achieved|with)\b/i

const LEADING =
  /^(?:.* that |(?:although|though|whereas|while|since|as|because) )?(?:(?:the|a|an|overall(?! (?:survival|response|mortality))|any|terms|controlling|preventing|reducing|improving|mean|median|average|total|cumulative|absolute|relative|unadjusted|crude|estimated|adjusted|observed|similarly|moreover|also|finally|furthermore|in addition|however|overall,|and|or|but|while|whereas|risks?|odds|hazards?|incidences?|likelihood|probability|rates?|proportions?|frequency|frequencies|prevalence|percentages?|numbers?|occurrence|development|presence|of|for|in|on|at|to|from|by|with|have|be|being|developing|develop|having|experiencing|longer|shorter|lower|higher|better|greater|fewer|more|less|reduced|increased|decreased|improved|significant|significantly|statistically|non-significant|markedly|slightly|patients|participants|subjects|women|men|children|infants|who|whom|had|were|was|that|their|postintervention|post-intervention) +)+/i
/** Each part begins with a sign that no other takes, so that a long row of them is read in one way only. */
const TRAILING =
  /(?:[,\s]| (?:at) (?:follow-up|the end|baseline|\d{1,3}[- ](?:days?|weeks?|months?|years?|h|hours?))| (?:at|by|within|during|over|in|of|for|and|or|to|the|a|was|were|with|as|rates? of|on|from|between|than|had|a mean|not|did|significantly|rose|fell|is|are|has|have|been|that|which|who))+$/i
/** When and in whom: taken off one at a time, as such words hold those of the next. */
const TAIL =
  /(?: (?:before|after|during|following|within|until|since|throughout|by) (?:the |an? |their )?(?:\d|\w{1,30} (?:days?|weeks?|months?|years?|hours?)\b|treatment|surgery|operation|discharge|study|intervention|follow|trial|baseline|months?|weeks?|days?|years?|double|period|\w{1,30} period|reminder|card|therapy|randomi)[^,]{0,60}| in the [a-z]+| for [A-Z]{2}[A-Z0-9-]*)$/i
const TAIL_OF_PEOPLE =
  / (?:for|in|among|of) (?:the |all )?(?:\S+ )?(?:patients|participants|subjects|women|men|children|populations?)\b/i
const LONGEST = 80
const MOST_WORDS = 11

/** "< 5 %", "attacks per day": parts of a name that say no other thing. */
const OWN_PARTS =
  /[<>≥≤] ?\d+(?:\.\d+)? ?%?| per (?:day|night|week|month|year|hour|patient|person|patient-year|person-year)(?=$| )/g

/** "events", "rate", "score": too little to say of what. */
const ONLY_A_KIND =
  /^(?:events?|rates?|scores?|levels?|duration|volume|activity|function|incidence|prevalence|responses?|failure|symptoms?|complications?|time to event|end ?points?|outcomes?|consumption|intake|concentrations?|length|height|density|thickness|strength|distance|speed|coverage|growth|injury|surgery|use|index|area|quality|performance|ability|improvements?|reductions?|increases?|decreases?|efficacy|loss|gain|onset|change|changes|block|costs?|values?|weeks?|time|(?:mean|total) (?:score|difference)s?|it|they|this|effect|intention|treatment|safety|difference|risks?|points?|impact|protection|frequent|(?:day|month|week|year)s? \d.*|\d+[- ]?(?:h|hours?|days?|weeks?|months?|years?|months? follow-?up|month follow-up)(?: .*)?|pronounced|smaller|larger|disruption|blocks|months|days|hours|ICU|over .*|patterns?.*|relative risk|(?:percentage )?points|smokers|percentages?|means?|medians?|proportions?|numbers?|decline|called|so called|score changes?|mean change|superiority|non-?inferiority|\w+ed|having|being|using|primary (?:outcome|end ?point)s?|benefits?)$/i

/** "RFS |in the drug and placebo groups": whose it was. */
const OF_GROUPS =
  / (?:in|for|among|between|with|of|on) (?:(?!(?:in|for|among|between|with|of|on) )\S+ ){0,8}(?:groups?|arms?|patients|participants|women|men|children|subjects|placebo|controls?)\b.*$/i

function withoutTail(words: string): string {
  for (let rest = words; ; ) {
    const shorter = rest.replace(TRAILING, '').replace(TAIL, '')
    if (shorter === rest) return rest.trim()
    rest = shorter
  }
}

/** Whether an abstract tells elsewhere of what the words name. */
export type KnownOutcome = (words: string) => boolean

/** The words of an outcome; null where they are none for sure. */
export function outcomeName(said: string, isKnown: KnownOutcome = () => false): string | null {
  let words = said.replace(/ ?\([^()]{1,24}\)| ?\[[^[\]]{1,24}\]/g, '').trim()
  words = words.replace(OF_GROUPS, '')
  for (let round = 0; round < 3; round++) words = withoutTail(words.replace(LEADING, ''))
  if (words.length > LONGEST || words.split(/\s+/).length > MOST_WORDS || TAIL_OF_PEOPLE.test(words))
    words = withoutTail(
      words.replace(
        / (?:for|in|among|with|of) (?:the |all )?(?:\S+ )?(?:patients|participants|subjects|women|men|children|populations?|intention).*$/i,
        '',
      ),
    )
  if (words.length < 3 || words.length > LONGEST || words.split(/\s+/).length > MOST_WORDS) return null
  if (NOT_MEASURED.test(words.replace(OWN_PARTS, '')) || ONLY_A_KIND.test(words) || !/\p{L}{2}/u.test(words))
    return null
  if (
    /(?<![<>≥≤] ?)(?<!\d)\d+[.·]\d|^\d+$/.test(words) ||
    /^\W|^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+ [A-Z]|extending|ranging|using|including|regarding|according|with|without)\b/.test(
      words,
    )
  )
    return null
  const isMeasured = MEASURED.test(words)
  if (NOT_ALONE.test(words) && (!isMeasured || words.split(' ').length < 3)) return null
  return isMeasured || isKnown(words) ? words : null
}
