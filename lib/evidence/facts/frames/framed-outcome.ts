import { becameAnother, saysChange } from '../certainty/outcome-context'
import { endsThere } from '../certainty/outcome-edges'
import { isMeasurement, isOutcomeName, isShortFor } from '../certainty/outcome-phrase'
import { outcomeName } from '../outcome-words'
import { DID, DID_SO, DIED, DOING, IN_CLAUSE, PRIMARY, PRIMARY_NAMED, type Strength, WHO_DID } from './outcome-phrases'
import { ownClause, tellsOther } from './own-clause'

/** What belongs to the change itself and not to what changed: the name would say the contrary. */
const OF_CHANGE =
  /^(?:able|unable|decreased|increased|reduced|improved|impaired|worsened|lower|higher|no|without|absence|less|more)\b/i
/** "< 7.0 %", "≥38 °C": a bound is part of the name. */
const BOUND =
  / ?(?:<|>|≥|≤) ?\d{1,5}(?:\.\d{1,3})?(?: ?%| ?(?:mg|pg|ng|g|mm|cm|ml|mmol|nmol)(?:\/[a-zA-Z]{1,3})?| ?°C| ?mm ?Hg| (?:c|copies)\/m[lL])?/g

/** "dose |used in": what was done to find it. */
const MEASURED_BY =
  / (?:observed|found|seen|noted|reported|used|required|recorded|measured|obtained|achieved|estimated|occurring)$/i
/** A word that says how something was, and names nothing. */
const ADJECTIVE = /^[a-z-]+(?:ive|ent|ant|ous|able|ible|ed|ing|ly|ful|ic|al|id|ere|ern|er)$/

/** A name that ends as an adjective does. */
const HALF =
  / (?!\w*(?:ment|material|equivalent|potential|removal|retrieval|arrival|refusal|interval|appraisal|withdrawal|survival|referral|clinic|meal|trial|goal|signal)$)[a-z-]+(?:al|ic|ive|ous|ary|able|ent)$/
/** "scores |decreased": the rest of a sentence. */
const MOVED_LAST =
  /\b(?:approximately|twice|fold|times)\b| (?:decreased|increased|reduced|improved|declined|changed|rose|fell|lower|higher|better|worse)$/i

export type Around = { clause: string; inside: string; behind: string }
export type OutcomeSource = { isKnown: (words: string) => boolean; whole: string; primary: string | null }

/** What a pair of numbers was measured by, from the words around it in its skeleton; null where they do not say so as a whole. */
export function framedOutcome({ clause, inside, behind }: Around, source: OutcomeSource): string | null {
  const own = ownClause(clause, source.primary !== null)
  if (tellsOther(inside, behind, own)) return null
  const named = PRIMARY_NAMED.exec(own)?.[1]
  if (named) return wholeName(named, source, 'sure')
  if (PRIMARY.test(own))
    return source.primary && isOutcomeName(source.primary) && !/ed as\b/.test(source.primary) ? source.primary : null
  if (/composite|\bco-primary/i.test(own)) return null
  if (MOST_COMMON.test(own)) return null
  if (AT_FIRST.test(own)) return null
  const who = WHO_DID.exec(own)?.[1]
  if (who && !HAD.test(who) && isDeed(who, source)) return who
  const doing = DOING.exec(own)?.[1]
  if (doing && isDeed(doing, source) && !/\b(?:including|such as)\b/.test(own)) return doing
  for (const [pattern, strength] of IN_CLAUSE)
    for (const match of [...own.matchAll(pattern)].reverse()) {
      const found = inClause(own, match, source, strength)
      if (found) return found
    }
  // Where the sentence begins with how many, what they did follows.
  if (own.replace(WHEN, '').split(/\s+/).length > MOST_AHEAD) return null
  // "82 % of A recovered, whereas 8 % of B had pain": each did another thing.
  const isOne = !SAYS_MORE.test(inside)
  // "12 % of A relapsed (that is, …), but 20 % of B relapsed".
  const [one, other] = [inside, behind].map((words) => DIED.exec(words)?.[1] ?? DID.exec(words)?.[1])
  if (one && other) return one === other ? wholeName(one, source, 'sure') : null
  for (const words of isOne ? [inside, behind] : [inside]) {
    const did = DIED.exec(words)?.[1] ?? DID.exec(words)?.[1]
    const found = did ? wholeName(did, source, 'sure') : null
    if (found) return found
    const so = isOne || !other ? DID_SO.exec(words)?.[1] : undefined
    if (so && isDeed(so, source)) return so
  }
  return null
}

/** "|Initial counts were": what was there before. */
const AT_FIRST =
  /\b(?:initial|pre-?treatment|pre-?test|pre-?intervention) (?:[a-z-]+ ){0,3}(?:counts?|levels?|scores?|values?|concentrations?|weights?|pressures?|measurements?)\b/i
/** Words of which what follows is the outcome. */
const HAD =
  /^(?:achieved|developed|experienced|reported|reached|showed|attained|suffered|required|needed|completed|relapsed)\b/i

/** "received |opioids": what was done names something of which the abstract tells. */
function isDeed(words: string, { isKnown }: OutcomeSource): boolean {
  const [, ...object] = words.split(' ')
  const name = object
    .join(' ')
    .replace(/^(?:an?|the|their) /, '')
    .replace(/^(?:at least )?(?:one|two|three|four|five) (?:or more )?/, '')
  return !/\d/.test(name) && !/\band\b|,/.test(name) && isKnown(name) && outcomeName(name, () => true) !== null
}

/** "At 6 months after the operation, ". */
const WHEN = /^(?:at|after|by|during|within|over|in|on|following|before) [^,;:()\ue100-\ue2ff]{2,60}, /i

/** Between two numbers, more than a word that sets one against the other. */
const SAYS_MORE =
  /[\ue100-\ue1ff][^\ue100-\ue2ff]*?\b(?!and\b|versus\b|vs\b|compared\b|with\b|only\b|while\b|whereas\b|but\b|than\b|the\b|that\b|those\b|patients\b|women\b|children\b|participants\b|subjects\b|group\b|just\b|about\b|for\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)[a-z]{3,}/i
/** "The most common event was |nausea": the subject is a kind, not the outcome. */
const MOST_COMMON = /\bmost (?:common|frequent|prevalent|commonly|frequently)\b/i
const MOST_AHEAD = 6
/** "increases in |pain": what was measured is the change. */
const CHANGE_OF =
  /\b((?:absolute |mean |median |percent(?:age)? |per cent )?(?:change|reduction|improvement|decrease|increase|decline|gain|loss|rise|fall|drop)s? (?:from baseline )?(?:in|of)) (?:the |mean |median |total )*$/i

/** "death |from cardiac causes": the name goes on, where no group or time follows. */
const GOES_ON =
  /^ (?:from|for|due|because|requiring|caused|related|attributable|involving|without) (?!(?:the |those |patients |all |both |each |either )*(?:[\ue100-\ue1ff]|baseline|first|last|patients|groups|\d|(?:one|two|three|four|six) |weeks?\b|months?\b|days?\b|years?\b|admission|randomi|enrol|birth|surgery|inclusion|day\b|week\b|month\b|treatment))/i
/** "prevented the |tests in 22 %": of that share the contrary. */
const PREVENTED = /\b(?:prevent|avoid|preclud|hinder|interfer)\w*(?: with)?(?: the)? $/i
/** Behind an outcome: numbers of something else follow. */
const TELLS_ANOTHER =
  /, (?:resulting|leading|yielding|giving|with|as|for|which|who|that)\b|\b(?:for|on) [^,;()]{0,40}\b(?:sub-?scales?|scores?|items?|domains?|dimensions?)\b/i

function inClause(own: string, match: RegExpExecArray, source: OutcomeSource, strength: Strength): string | null {
  const [all, said = ''] = match
  const at = own.indexOf(said, match.index)
  // "as well as at |delivery": when, and not what.
  if (/^(?:at|after|during|before|until|within)\b/i.test(said)) return null
  // "the video was found to |influence parents": what is said of the subject is another thing.
  const isFar = / to (?!the |be |have |an? )[a-z]+/.test(own.slice(at + said.length))
  const name = wholeName(said, source, isFar ? 'weak' : strength)
  if (!name) return null
  const start = own.indexOf(name, at)
  if (at < 0) return null
  const behind = own.slice(at + said.length)
  if (/^ within (?!the first|the \d|\d+ ?-?(?:h|d|min|hours?|days?|weeks?|months?|years?|minutes?)\b)/.test(behind))
    return null
  if (GOES_ON.test(behind) || PREVENTED.test(own.slice(0, at))) return null
  if (becameAnother(behind) || TELLS_ANOTHER.test(behind)) return null
  if (CHANGED.test(own.slice(0, Math.max(start, at)))) return null
  const change = CHANGE_OF.exec(own.slice(0, Math.max(start, at)))?.[1]
  if (change) return start < 0 ? null : `${change.replace(/^(?:mean|median) /i, '')} ${name}`
  if (!all || !isMoved(name, own.slice(0, at), behind)) return name
  const moved = MOVED_MORE.exec(own.slice(0, at))?.[1]
  return moved && !/\bby /.test(behind) ? `${moved.toLowerCase()} in ${name}` : null
}

/** "a greater |change in score … for pain": the change is part of the name. */
const MOVED_MORE =
  /\b(?:greater|larger|smaller|less|more|lower|higher) (?:mean |median )?(change|reduction|improvement|decrease|increase|decline|gain|loss|rise|fall)s?\b/i

/** "patients with improved |sleep": what the change was is part of the name. */
const CHANGED =
  /\b(?:with|of|for) (?:an? )?(?:reduced|increased|improved|decreased|lowered|worsened|impaired|prolonged|better|worse) $/i

/** "weight decreased by |1.6 kg": the numbers are of the change, of which the name says nothing. */
const isMoved = (name: string, ahead: string, behind: string): boolean =>
  !saysChange(name) &&
  ((/\bby (?:about |only |an? |mean |of |nearly |almost |approximately |around |up to |more than )*\(?$/.test(behind)
    ? saysChange(`${ahead.slice(-60)} ${behind}`)
    : /\b(?:greater|larger|smaller|less|more|lower|higher) (?:mean |median )?(?:reduced|improved|decreased|increased|change|reduction|improvement|decrease|increase|decline|gain|loss|rise|fall)s?\b/i.test(
        ahead,
      )) ||
    /\b(?:more|less) (?:\w+ly )?(?:reduced|improved|decreased|increased|lowered|changed)\b|\b(?:reduc|lower|increas|decreas|improv|declin|chang|rose|fell)\w* (?:\w+ly )?(?:more|less)\b/i.test(
      behind,
    ))

/** "incidence of |EA", "|VFA reduction": letters that the abstract has in brackets behind what they are short for. */
const SHORT_NAME =
  /^(?:(?:[Tt]he|[Aa]n?|[Oo]verall|[Tt]otal|[Mm]ean|[Mm]edian|incidences?|rates?|risks?|frequency|occurrence|prevalence|of|in) )*((?=.*[A-Z]{2})[A-Z][A-Za-z0-9-]{1,7}(?: (?:rates?|scores?|levels?|reduction|change|improvement|increase|decrease))?)$/
function shortOf(words: string, abstract: string): string | null {
  const name = SHORT_NAME.exec(words)?.[1]
  const [letters = ''] = name?.split(' ') ?? []
  return name && new RegExp(String.raw`\p{Ll} ?[([]${letters}s?[)\];,]`, 'u').test(abstract) ? name : null
}

/** What people did, in one word that says it. */
const DID_ALONE = /^(?:died|relapsed|recovered|responded|vomited|survived|quit)$/
/** "|90-day mortality", "|one-year recurrence rates". */
const TIMED = /^(?:the )?((?:\d{1,3}|one|two|three|four|five|six|ten|twelve)[- ](?:year|month|week|day|hour)) /i

/** "fewer people in the |ward needed tea", "fell |again". */
const NO_NAME =
  /\b(?:needed|(?<!\b(?:time|amount|volume|number) )required|received|underwent)\b|^(?:again|further|there|then)$/

/** Words as the whole name of an outcome, of which nothing was cut that belongs to it. */
function wholeName(said: string, { isKnown, whole: abstract }: OutcomeSource, strength: Strength): string | null {
  if (/[\ue100-\ue2ff]/.test(said)) return null
  const plain = said.replace(/\s+/g, ' ').trim()
  if (DID_ALONE.test(plain)) return plain
  if (OF_CHANGE.test(plain) || NO_NAME.test(plain) || /^grades? \d[\d–-]*$/i.test(plain)) return null
  // "refractive error |within 1 D": the limit is part of the name.
  if (/ within (?!the first|the \d|\d+ ?-?(?:h|d|min|hours?|days?|weeks?|months?|years?|minutes?)\b)/.test(plain))
    return null
  const bounds = [...plain.matchAll(BOUND)]
  const [bound] = bounds
  if (bounds.length > 1 || (bound && bound.index + bound[0].length < plain.length)) return null
  // "primary |closure rate": of a kind, not of the study.
  const kind = /^(?:the )?(primary|secondary) (?!outcome|end ?point|analys|measure|efficacy|objective|variable)/i.exec(
    plain,
  )?.[1]
  // "time to first |flatus": elsewhere "first" is of an order.
  const isFirst = /\btime to (?:the )?first /.test(plain)
  const bare = (bound ? plain.slice(0, bound.index) : plain)
    .replace(/\b(time to (?:the )?)first /, '$1')
    .replace(MEASURED_BY, '')
    .replace(/ by \d[\d.]* ?\w+$/, '')
    .replace(/^(?:at )?least one (?:or more )?/, '')
    .replace(/ (?:one|two|three|four|five|six|twelve|\d{1,2}) (?:hours?|days?|weeks?|months?|years?)$/i, '')
    .replace(/^(?:the )?(?:primary|secondary) /i, (all) => (kind ? '' : all))
  const short = strength === 'weak' ? null : shortOf(bare, abstract)
  if (short) return short
  const timed = TIMED.exec(bare)?.[1]
  const words = outcomeName(timed ? bare.replace(TIMED, '') : bare, () => true)
  if (!words || !isOutcomeName(words) || MOVED_LAST.test(words)) return null
  const at = bare.indexOf(words)
  if (at < 0 || !endsThere(bare.slice(at + words.length), [])) return null
  if (bound && at + words.length < bare.length) return null
  const isAlone = !words.includes(' ')
  const isNoun = isAlone
    ? (strength === 'sure' || (strength === 'likely' && /^\p{Ll}{5,}$/iu.test(words))) &&
      isKnown(words) &&
      !ADJECTIVE.test(words)
    : strength !== 'weak'
  if (!isMeasurement(words) && !isShortFor(words, abstract) && !isNoun) return null
  // "past-year |physical (…) and sexual violence": the rest of the name follows.
  if (!isMeasurement(words) && HALF.test(words)) return null
  const name = isFirst ? words.replace(/\btime to (?:the )?/, '$&first ') : words
  const whole = kind ? `${kind} ${name}` : timed ? `${timed} ${name}` : name
  return bound ? `${whole}${bound[0]}` : whole
}
