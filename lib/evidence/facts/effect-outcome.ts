import { anyOf } from '../any-of'

/** Words of what is measured in people: an outcome has one of them, so that a drug or a group is not taken for one. */
const MEASURED = anyOf(
  /\b(?:deaths?|mortality|surviv\w*|progression|recurrences?|relapses?|strokes?|infarctions?|infections?|bleeding|h(?:a)?emorrhages?|events?|hospitali[sz]\w+|(?:re)?admissions?|failure|cure|remission|responses?|rates?|scores?|pain|(?:blood )?pressure|weight|BMI|body mass index|births?|birthweight|pregnanc\w+|abortion|miscarriage|incidence|prevalence|complications?|fractures?|falls|diabetes|pneumonia|thrombo\w+|embolism|delirium|depressi\w+|anxiety|symptoms?|quality of life|function\w*|disability|nausea|vomiting|diarrh(?:o)?ea|hypotension|hypertension|hypoglyc(?:a)?emia|anae?mia|fever|cough\w*|transfusions?|surgery|intubation|ventilation|stay|duration|time to [a-z]+|abstinence|cessation|quitting|adherence|retention|discontinuation|withdrawals?|exacerbations?|attacks?|seizures?|headaches?|fatigue|sleep|consumption|intake|activity|strength|distance|speed|volume|levels?|concentrations?|cholesterol|glucose|HbA1c|h(?:a)?emoglobin|insulin|density|thickness|healing|caries|gingivitis|plaque|malaria|parasit(?:a)?emia|carriage|transmission|seroconversion|wheez\w*|asthma|eczema|dermatitis|preterm|sepsis|injur\w*|toxicity|dementia|cognition|memory|FEV1?|restenosis|revasculari[sz]ation|thrombosis|dyskinesia|satisfaction|knowledge|attendance|uptake|vaccination|coverage|screening|growth|height|length|satiety)\b/,
  /\b[a-z-]+free survival\b/,
)
/** Words of groups and treatments, and of what is told beside an outcome. */
const NOT_MEASURED = anyOf(
  /\b(?:groups?|arms?|versus|vs|placebo|controls?|compared|treatments?|interventions?|therap(?:y|ies)|patients|participants|subjects|women|men|children|infants|adults|individuals|people|those|these|this|which|who|that|was|were|is|are|had|have|with|than|between|confidence|analys[ei]s|model|baseline|ratios?|odds|hazards?|difference|differences|both|effects?|associat\w*|significant\w*|change from|respectively|study|trial|results?|each|one|two|three|primary|secondary|adjust\w*|after|unit|per|increments?|increases?|decreases?|reduc\w*|users?|use|no|not|without|although|as well as|for the|previous|prior|hr|rr|provided|showed|resulted|led|caused|however|received|achieved|demonstrated|terms)\b/,
  /[\d()[\]=<>%;:]/,
)

/** "death", "the risk of stroke", "mean pain score": what may stand before or behind the words of an outcome goes. */
const LEADING =
  /^(?:(?:the|a|an|overall(?! (?:survival|response))|any|terms|controlling|preventing|reducing|improving|mean|median|average|total|cumulative|absolute|relative|unadjusted|crude|estimated|similarly|moreover|also|and|or|but|while|whereas|risks?|odds|hazards?|incidence|likelihood|probability|rates?|proportions?|frequency|prevalence|percentage|number|of|for|in|on|at|to|developing|having|achieving|experiencing|occurrence|longer|shorter|lower|higher|better|greater|fewer|more|less|reduced|increased|decreased|improved) )+/i
const TRAILING =
  /(?:,| at (?:follow-up|the end|baseline)| in the [a-z]+| for [A-Z]{2,}[A-Z0-9-]*| (?:at|by|within|during|over|in|of|for|and|or|to|the|a))+$/i
const LONGEST = 60

/** The words of an outcome within `[from, to)` of a text; null where what stands there is no outcome for sure. */
function outcomeWithin(text: string, from: number, to: number): string | null {
  const words = text.slice(from, to).trim().replace(LEADING, '').replace(TRAILING, '').replace(TRAILING, '')
  if (words.length < 4 || words.length > LONGEST || !MEASURED.test(words) || NOT_MEASURED.test(words)) return null
  return ONLY_A_KIND.test(words) ? null : words
}

/** "events", "rate", "score": too little to say of what. */
const ONLY_A_KIND =
  /^(?:events?|rates?|scores?|levels?|duration|volume|activity|function|incidence|prevalence|responses?|failure|symptoms?|complications?|time to event|end ?points?|outcomes?|consumption|intake|concentrations?|length|height|density|thickness|strength|distance|speed|coverage|growth|injury|surgery)$/i

/** "hazard ratio for death, 0.8", "difference in pain score was 1.2": the name of the measure says of what. */
const OF_MEASURE =
  /^(?: \([A-Z]{2,4}\)| \[[A-Z]{2,4}\])? (?:for|of|in) ([^,;:=([\]]{3,80}?)(?=,| (?:was|were|is|of|between|with|compared|vs|versus|among|at)\b| ?[=:([]|$)/
/** What the words before a bracket may begin after: "lower risk of |death (HR 0.8". */
const BEGINS =
  /^|[,;)] (?:and |or |but not )?|\b(?:in|of|for|on|nor did|reduced|increased|improved|decreased|lowered|prolonged|lower|higher|shorter|longer|less|more|better) /gi
const UP_TO_BRACKET = /[A-Za-z0-9 ,;)'’/-]{3,90}(?= ?[([]$)/

/** Who was studied, not by what: "those with a history of |depression". */
const OF_THE_STUDIED =
  /\b(?:history|diagnosis|presence|absence|patients|people|those|children|women|men)\b[^,;.]{0,20}$/i
/** Sentences whose ratios are of causes and not of outcomes. */
const OF_CAUSES =
  /risk factors?\b|\bpredict|determinants?\b|\b(?:uni|multi)varia(?:ble|te)\b|\bassociat\w+(?! with (?:an? )?(?:significant(?:ly)? )?(?:increase|decrease|reduc|lower|higher|improve))/i
/** "Mortality was lower …": a subject and what it did. */
const SUBJECT =
  /^(?:(?:However|Overall|Similarly|In addition|Moreover|At [^,]{3,30}|After [^,]{3,30}|In the [^,]{3,40}), )?([A-Za-z][A-Za-z0-9 '’/-]{3,70}?) (?:was|were|occurred|did not|tended|improved|decreased|increased|differed|remained)\b/

/** Whether the ratios of a sentence are of causes: the words beside them are then no outcome. */
export const tellsOfCauses = (text: string): boolean => OF_CAUSES.test(text)

/**
 * Which outcome an effect is of, in the words of its sentence, where these say so for sure; `at` is where the name of its
 * measure begins, `end` where that ends, `value` where its number stands. `isOnly` says that the sentence states no other,
 * `isOfCauses` that it is one of causes.
 */
export function outcomeOf(
  text: string,
  {
    at,
    end,
    value,
    isOnly,
    isOfCauses,
  }: { at: number; end: number; value: number; isOnly: boolean; isOfCauses: boolean },
): string | null {
  const saying = text.slice(end, Math.max(end, value))
  const named = saying.includes(':') ? null : OF_MEASURE.exec(saying)
  if (named?.[1]) {
    const words = outcomeWithin(named[1], 0, named[1].length)
    if (words) return words
  }
  const open = Math.max(text.lastIndexOf('(', at - 1), text.lastIndexOf('[', at - 1))
  const isInBracket = open >= 0 && !/[)\]]\s*[;,]?\s*[a-z]{3}/i.test(text.slice(open, at))
  const before = isInBracket ? text.slice(Math.max(0, open - 110), open + 1) : ''
  const bracketed =
    isOfCauses || /composite/i.test(text.slice(Math.max(0, at - 300), at)) ? null : beforeBracket(before)
  if (bracketed) return bracketed
  if (!isOnly || isOfCauses) return null
  const subject = SUBJECT.exec(text)
  if (!subject?.[1] || /[;:]/.test(text.slice(0, at))) return null
  return outcomeWithin(subject[1], 0, subject[1].length)
}

/** The fewest words right before a bracket that are an outcome. */
function beforeBracket(before: string): string | null {
  const said = UP_TO_BRACKET.exec(before)?.[0]
  if (!said) return null
  const begins = [...said.matchAll(BEGINS)].map(({ index, 0: { length } }) => index + length).reverse()
  for (const begin of begins) {
    const words = outcomeWithin(said, begin, said.length)
    if (words) return OF_THE_STUDIED.test(said.slice(0, begin)) ? null : words
  }
  return null
}
