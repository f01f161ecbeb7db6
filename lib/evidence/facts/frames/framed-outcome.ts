import { becameAnother, saysChange } from '../certainty/outcome-context'
import { endsThere } from '../certainty/outcome-edges'
import { isMeasurement, isOutcomeName, isShortFor } from '../certainty/outcome-phrase'
import { outcomeName } from '../outcome-words'

const COMPARED = String.raw`(?:lower|higher|less|more|fewer|greater|longer|shorter|better|worse|smaller|larger|reduced|increased|decreased|improved|similar|comparable|lesser|superior)`
const VERB = String.raw`(?:was|were|is|are|occurred|developed|remained|averaged|did|tended|improved|decreased|increased|fell|rose|reached|differed|declined|appeared)`
/** Where a noun phrase ends: before a group, a bracket, or a word that says between whom, when or how. */
const ENDS = String.raw`(?= ?(?:[\ue100-\ue2ff([:]|,|$)| (?:in|with|for|among|on|after|compared|than|between|at|versus|vs|over|from|by|relative|when|during|was|were|did|within|across|following) )`
const WORDS = String.raw`([^,;:()[\]\ue100-\ue2ff]{3,90}?)`
const PEOPLE =
  '(?:patients|participants|subjects|women|children|those|individuals|people|infants|men|eyes|practices|students)'

/** Phrases that say what was measured, those first that say it best; "sure" ones need no word of a measurement. */
const IN_CLAUSE: [RegExp, 'sure' | 'weak'][] = [
  // "differences in |pain between"
  [
    new RegExp(
      String.raw`\b(?:differences? (?:(?:was|were) )?(?:(?:found|seen|observed|noted|detected) )?(?:in|of|for|regarding)|differ(?:ed)?(?: \w+ly)? (?:in|for|with regard to|regarding)|terms of) (?:the )?${WORDS}${ENDS}`,
      'gi',
    ),
    'sure',
  ],
  // "the proportion of patients achieving |remission"
  [
    new RegExp(
      String.raw`\b(?:proportions?|percentages?|numbers?|rates?|more|fewer|share|frequency) (?:of )?(?:the )?${PEOPLE} (?:with|who|achieving|having|reporting|experiencing|developing|that|reaching|attaining|requiring|needing|in whom)(?: (?:had|have|developed|achieved|reported|experienced|attained|required|reached|an?|the|one or more|at least one|any))* ${WORDS}${ENDS}`,
      'gi',
    ),
    'sure',
  ],
  // "hazard ratio for |death"
  [
    new RegExp(
      String.raw`\b(?:hazard ratio|odds ratio|risk ratio|relative risk|[HOR]R) (?:for|of) (?:the )?${WORDS}${ENDS}`,
      'g',
    ),
    'sure',
  ],
  // "the incidence of |vomiting in"
  [
    new RegExp(
      String.raw`\b(?:incidences?|rates?|risks?|odds|frequency|frequencies|prevalence|occurrence|likelihood) of (?:the |an? )?(?!${PEOPLE}\b)${WORDS}${ENDS}`,
      'gi',
    ),
    'sure',
  ],
  // "more likely to have |a stroke"
  [
    new RegExp(
      String.raw`\b(?:likely to (?:have|develop|experience|report|achieve|suffer|undergo|require|show)|to have|, have)(?: had| an?| the)* (?!at least)${WORDS}${ENDS}`,
      'gi',
    ),
    'sure',
  ],
  // "had a mean |length of stay of"
  [
    new RegExp(
      String.raw`\b(?:had|with|showed|reported|an?|the|mean|median|average|total) (?!(?:mean|median|average|total)\b)${WORDS} (?:of|was|were|averaged)(?: about| approximately| only)? ?\(?$`,
      'gi',
    ),
    'weak',
  ],
  // "A had fewer |falls", "more |falls in A than in B"
  [
    new RegExp(
      String.raw`\b${COMPARED}(?: mean| median| overall| average| total| rates? of| incidence of| frequency of| number of)*(?: the)? (?!in\b|with\b|for\b|among\b|than\b|likely\b|between\b|at\b|on\b|frequent|common|often|effective)${WORDS}${ENDS}`,
      'gi',
    ),
    'sure',
  ],
  // "|Pain was lower in"
  [
    new RegExp(String.raw`^(.{3,160}?)(?: (?:at|after|over|during|within|from) [^,;()]{2,40})?,? ${VERB}\b`, 'g'),
    'sure',
  ],
  // "the |recurrence rate in A"
  [
    new RegExp(
      String.raw`(?:^|, |that |: |\b(?:the|mean|median) )${WORDS}(?: (?:at|after|over|during|within|from) [^,;()]{2,40})? (?:in|for|with|of|among|on)(?: both)? (?:the )?(?=[\ue100-\ue1ff])`,
      'gi',
    ),
    'sure',
  ],
  // ", |pain at rest ("
  [
    /(?:^|[,;:)] ?(?:and |as |but |or |nor )*|\b(?:and|in|of|for) )(?:(?:also|were|was|did) )*(?:the |a |an |in )?([^,;:()\ue100-\ue2ff]{3,80}?)(?: of| was| were|:)? ?[([](?:mean|median)? ?$/g,
    'sure',
  ],
  // "reduced |pain compared with"
  [
    new RegExp(
      String.raw`\b(?:reduced|increased|improved|decreased|lowered|prevented|prolonged|shortened|enhanced|reduces|improves|lowers|prolongs|raised)(?: the)?(?: (?:rate|incidence|risk|mean|median|occurrence|quantity)s?(?: of)?)?(?: the)? ${WORDS}${ENDS}`,
      'gi',
    ),
    'weak',
  ],
]
/** "… had |pain", "developed |pancreatitis": what so many did. */
const DID =
  /^(?:[\ue100-\ue1ff]|\)| |,|(?:in|of|for|with|among|on|receiving|given) (?=[\ue100-\ue1ff])|of (?:the |all )?(?:patients|participants|subjects|women|men|children|infants|people))*(?:(?:who|\w+ly|also|of them) )?(?:had|has|have|developed|achieved|experienced|reported|reached|showed|attained|suffered(?: from)?|required|needed|underwent|met|completed) (?:an? |the )?([^.;,()\ue100-\ue2ff]{3,80}?)(?=[.;,()\ue100-\ue2ff]|$| (?:at|in|compared|by|during|within|after|respectively|over|versus|vs|and|than|while|whereas)(?: |$))/
const DIED =
  /^(?:[\ue100-\ue1ff]|\)| |(?:in|of|for|with|among|on|receiving|given) (?=[\ue100-\ue1ff]))*(died|relapsed|recovered|responded|quit|vomited|survived)\b/
const PRIMARY =
  /\b(?:the|co-)? ?primary (?:efficacy |composite )?(?:outcome|end ?point)(?: event| measure)?s?\b(?!,| (?:of|:))/i
const PRIMARY_NAMED =
  /\bprimary (?:efficacy )?(?:outcome|end ?point)(?: measure| variable)?,? (?:of )?([^,;()\ue100-\ue2ff]{3,80}),/i

/** What belongs to the change itself and not to what changed: the name would say the contrary. */
const OF_CHANGE =
  /^(?:decreased|increased|reduced|improved|impaired|worsened|lower|higher|no|without|absence|less|more)\b/i
/** "< 7.0 %", "≥38 °C": a bound is part of the name. */
const BOUND =
  / ?(?:<|>|≥|≤) ?\d{1,5}(?:\.\d{1,3})?(?: ?%| ?(?:mg|pg|ng|g|mm|cm|ml|mmol|nmol)(?:\/[a-zA-Z]{1,3})?| ?°C| ?mmHg)?/g

/** "complete response (CR) rate": the short form is no part of the name. */
const SHORT_FORM = / [([][A-Z][\w-]{0,8}s?[)\]]/g
/** "dose |used in": what was done to find it. */
const MEASURED_BY =
  / (?:observed|found|seen|noted|reported|used|required|recorded|measured|obtained|achieved|estimated)$/i
/** A word that says how something was, and names nothing. */
const ADJECTIVE = /^[a-z-]+(?:ive|ent|ant|ous|able|ible|ed|ing|ly|ful|ic|al|id|ere|ern|er)$/

export type Around = { clause: string; inside: string; behind: string }
export type OutcomeSource = { isKnown: (words: string) => boolean; whole: string; primary: string | null }

/** What a pair of numbers was measured by, from the words around it in its skeleton; null where they do not say so as a whole. */
export function framedOutcome({ clause, inside, behind }: Around, source: OutcomeSource): string | null {
  const own = clause
    .replace(SHORT_FORM, '')
    .replace(/^[\s),;.]*(?:and |but |or |as well as |however, |while |whereas |although )?/i, '')
  const named = PRIMARY_NAMED.exec(own)?.[1]
  if (named) return wholeName(named, source, true)
  if (PRIMARY.test(own)) return source.primary
  if (/composite|\bco-primary/i.test(own)) return null
  if (MOST_COMMON.test(own)) return null
  for (const [pattern, strength] of IN_CLAUSE)
    for (const match of [...own.matchAll(pattern)].reverse()) {
      const found = inClause(own, match, source, strength === 'sure')
      if (found) return found
    }
  // Where the sentence begins with how many, what they did follows.
  if (own.split(/\s+/).length > MOST_AHEAD) return null
  for (const words of [inside, behind]) {
    const did = DIED.exec(words)?.[1] ?? DID.exec(words)?.[1]
    const found = did ? wholeName(did, source, true) : null
    if (found) return found
  }
  return null
}

/** "The most common event was |nausea": the subject is a kind, not the outcome. */
const MOST_COMMON = /\bmost (?:common|frequent|prevalent|commonly|frequently)\b/i
const MOST_AHEAD = 6
/** "increases in |pain": what was measured is the change. */
const CHANGE_OF =
  /\b((?:absolute |mean |median |percent(?:age)? |per cent )?(?:change|reduction|improvement|decrease|increase|decline|gain|loss|rise|fall|drop)s? (?:from baseline )?(?:in|of)) (?:the |mean |median |total )*$/i

function inClause(own: string, match: RegExpExecArray, source: OutcomeSource, isSure: boolean): string | null {
  const [all, said = ''] = match
  const name = wholeName(said, source, isSure)
  if (!name) return null
  const at = own.indexOf(said, match.index)
  const start = own.indexOf(name, at)
  if (at < 0) return null
  const behind = own.slice(at + said.length)
  if (becameAnother(behind)) return null
  const change = CHANGE_OF.exec(own.slice(0, Math.max(start, at)))?.[1]
  if (change) return start < 0 ? null : `${change.replace(/^(?:mean|median) /i, '')} ${name}`
  return all && isMoved(name, own.slice(0, at), behind) ? null : name
}

/** "weight decreased by |1.6 kg": the numbers are of the change, of which the name says nothing. */
const isMoved = (name: string, ahead: string, behind: string): boolean =>
  !saysChange(name) &&
  (/\bby (?:about |only |an? |mean |of )*\(?$/.test(behind)
    ? saysChange(behind)
    : /\b(?:greater|larger|smaller|less|more|lower|higher) (?:mean |median )?(?:change|reduction|improvement|decrease|increase|decline|gain|loss|rise|fall)s?\b/i.test(
        ahead,
      ))

/** Words as the whole name of an outcome, of which nothing was cut that belongs to it. */
function wholeName(said: string, { isKnown, whole }: OutcomeSource, isSure: boolean): string | null {
  if (/[\ue100-\ue2ff]/.test(said)) return null
  const plain = said.replace(/\s+/g, ' ').trim()
  if (OF_CHANGE.test(plain) || /^grades? \d[\d–-]*$/i.test(plain)) return null
  const bounds = [...plain.matchAll(BOUND)]
  const [bound] = bounds
  if (bounds.length > 1 || (bound && bound.index + bound[0].length < plain.length)) return null
  // "time to first |flatus": elsewhere "first" is of an order.
  const isFirst = /\btime to (?:the )?first /.test(plain)
  const bare = (bound ? plain.slice(0, bound.index) : plain)
    .replace(/\b(time to (?:the )?)first /, '$1')
    .replace(MEASURED_BY, '')
  const words = outcomeName(bare, () => true)
  if (!words || !isOutcomeName(words)) return null
  const at = bare.indexOf(words)
  if (at < 0 || !endsThere(bare.slice(at + words.length), [])) return null
  if (bound && at + words.length < bare.length) return null
  const isAlone = !words.includes(' ')
  const isNoun = isAlone ? isKnown(words) && !ADJECTIVE.test(words) : isSure
  if (!isMeasurement(words) && !isShortFor(words, whole) && !isNoun) return null
  const name = isFirst ? words.replace(/\btime to (?:the )?/, '$&first ') : words
  return bound ? `${name}${bound[0]}` : name
}
