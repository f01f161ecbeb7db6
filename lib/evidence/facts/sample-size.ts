import { type FactSentence, type FactSpan, spanIn } from './fact-text'
import { COUNT, countOf } from './numbers'

export type SampleSize = {
  value: number
  kind: 'randomised' | 'included' | 'analysed' | 'planned'
  span: FactSpan
}

const WHO = `(?:patients?|participants?|subjects?|women|men|children|infants|neonates|newborns|babies|adults|individuals|people|persons|volunteers|students|undergraduates|adolescents|teenagers|boys|girls|females|males|mothers|couples|pairs|dyads|households|families|residents|employees|workers|nurses|physicians|doctors|surgeons|clinicians|veterans|prisoners|athletes|players|cyclists|runners|smokers|outpatients|inpatients|cases|survivors|parturients|primigravidas?|housewives|schoolchildren|preschoolers|toddlers|recipients|eyes|caregivers|carers|dogs|cats|horses|mares|calves|cows|heifers|pigs|piglets|sheep|lambs|goats|rats|mice|rabbits)`
const BETWEEN = String.raw`(?:\s(?!(?:of|in|to|with|for|per|and|or|vs|versus|from|by|at|on|than|the|each|groups?|arms?|weeks?|wk|days?|months?|hours?|h|years?|min|minutes?|mg|ml|g|kg|times|visits?|sessions?|doses?|centers?|centres?|hospitals?|sites?|clinics?|trials?|studies|other|more|most|out|cases|types?|different|consecutive days|respectively|were|was|had|nursing|randomi[sz]ed|matched|additional|eligible for|countries|questions|point)\b)(?=[^\d])[^\s.;:()[\]]{1,24}(?:\s?\([^()]{1,24}\))?,?){0,6}`
const COUNTED = new RegExp(
  String.raw`(?<![\w.,·/±=<>≥≤–−-]|[\d.] ?(?:to|and|or|vs\.?|versus) )(${COUNT})(?:\/\d{2,6})?(?:\s\((?:of\s)?[^()]{1,14}\))?(?:,)?${BETWEEN}\s${WHO}\b(?![-–]|\s?\/)`,
  'gi',
)
const N_IS = /(?<![\w-])(?:[Nn]\s?=\s?)(\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d.%]|\s\d{3}\b|\s?(?:weeks|days))/g

const RANDOMISED = /\brandomi[sz]|\brandomly\b|\bat random\b|\brandom (?:allocation|assignment)/i
const GIVEN_OUT = /\b(?:allocated|assigned|divided|grouped|separated|split)\b/i
/** Before the number: what a study did with them. */
const TAKEN_IN =
  /\b(?:enrol\w*|recruit\w*|includ\w*|participat\w*|studied|conducted|performed|undertaken|carried out|sample|consist\w*|compris\w*|total of|involv\w*|evaluated|received|treated|underwent|undergoing|selected|volunteered|examined|assessed|tested|administered to|given to|consecutive|population)\b|\b(?:trial|study|studies|experiment|investigation)\b[^.;]{0,30}\b(?:in|on|among|of|with|for|from)\s?$|\b(?:patients|participants|subjects|animals|volunteers) were\s?$|\bin\s?$|\b(?:trial|study|design),?\s?$/i
/** After it: the same. */
const TAKEN_IN_AFTER =
  /\b(?:enrol|recruit|includ|participat|performed|ingested|consumed|studied|tested|administered|randomly|involved|took part|taking part|underwent|undergoing|received|given|treated|evaluated|examined|selected|chosen|volunteered|entered|assessed|observed|served|formed|constituted|eligible for analysis|scheduled for|who presented|were classified|were divided|distributed)/i
const ANALYSED = /\b(?:analy[sz]\w*|evaluable|evaluated)\b/i
const PLANNED =
  /\bwill\b|\bto be (?:recruited|enrolled|randomi[sz]ed)|\bplanned\b|\banticipated\b|\brequired\b|\bneeded\b|\bsample size (?:of|is|was|calculat\w*)\b/i
/** What comes right after a number that counts only some of those who took part. */
const A_PART =
  /^.{0,40}?\b(?:complet\w* (?:the|all|this|both|follow|their|study|treatment|at|\d|$)|dropped|withdr\w*|were lost|discontinu\w*|excluded|declined|refused|died|developed|experienc\w*|reported|failed|respond(?:ed|ers)|achiev\w*|showed|had (?:a|an|no)|were (?:lost|withdrawn|screened|approached|unable|invited|not)|screened)\b/i
/** A number right after it is of those who were given out. */
const DREW = /\b(?:randomi[sz]ed|randomly (?:assigned|allocated|divided)) (?:\S{1,12} ){0,3}$/i
const PER_GROUP =
  /^[^.;]{0,20}\b(?:per|each|in (?:both|every|either)|in (?:the )?(?:\S{1,20} ){0,3}(?:group|arm)|for each)\b/i
const OF_A_GROUP =
  /\b(?:each|(?:intervention|control|treatment|placebo|experimental|first|second|third|other|another) (?:group|arm)s?(?: (?:of|with|had|included|comprised|consisted of))?|group (?:\w|i{1,3})\s?(?:,|:|\(|=|comprised|included|consisted of|had|of)?|of (?:these|those|them|whom)|among|remaining|another|additional|only|including|such as|least|than|per|every|one in|after|minus)[\s,(]*$/i

/** "256 patients were registered and 236 were randomly assigned": fewer were drawn than came. */
const DRAWN =
  /(\b(?:enrolled|registered|screened|recruited|eligible|consented|assessed|approached|invited|entered)\b[^.;]{0,60}?(?:\band|,|of whom|of these|;) )(\d{2,6})(?= (?:[a-z]{3,14} )?(?:were|was) (?:randomi[sz]ed|randomly (?:assigned|allocated|divided)))/i

type Candidate = SampleSize & { score: number }

/**
 * How many took part: those randomised where the text says so, otherwise those included. Null where no one number, or
 * no full set of "(n = …)" of groups in one sentence, is clearly that.
 */
export function sampleSizeIn(sentences: readonly FactSentence[]): SampleSize | null {
  const groups = groupNumbers(sentences)
  let best: Candidate | null = null
  for (const sentence of sentences) {
    if (sentence.isBackground && !RANDOMISED.test(sentence.text)) continue
    for (const candidate of candidatesIn(sentence)) {
      if (groups.has(candidate.value)) continue
      if (!best || candidate.score > best.score) best = candidate
    }
  }
  const summed = sentences.reduce<SampleSize | null>((found, sentence) => found ?? sumIn(sentence), null)
  if (!best || best.score < 2.5) return summed
  // A number that is less than the groups together is one of them, or of those who were left.
  return summed && summed.value > best.value && best.score < 4.5 ? summed : strip(best)
}

/** Numbers that the text gives to a group: "a control group of 50 patients". */
function groupNumbers(sentences: readonly FactSentence[]): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (const { text } of sentences) {
    if (!/\b(?:group|arm) of/i.test(text)) continue
    for (const match of text.matchAll(/(?<!study |each |whole |one )\b(?:group|arm) of (\d{1,6})\b/gi))
      numbers.add(Number(match[1]))
  }
  return numbers
}

const strip = ({ value, kind, span }: Candidate): SampleSize => ({ value, kind, span })

function candidatesIn(sentence: FactSentence): Candidate[] {
  const { text } = sentence
  if (!/\d|\b(?:t(?:en|w)|thir|fo(?:u)?r|fif|six|seven|eight|nine|hundred|eleven|two|three|five|one)/i.test(text))
    return []
  const candidates: Candidate[] = []
  for (const match of text.matchAll(COUNTED)) {
    const value = countOf(match[1] as string)
    if (value !== null && value > 1) candidates.push(judged(sentence, match.index, match[0], value))
  }
  for (const match of text.matchAll(N_IS)) {
    const value = Number((match[1] as string).replace(/,/g, ''))
    if (!isTotal(text, match.index) || value < 2) continue
    const candidate = judged(sentence, match.index, match[0], value)
    if (text[match.index] === 'N' || /^[A-Z]\S{1,20} [([]$/.test(text.slice(0, match.index))) candidate.score += 1.5
    candidates.push(candidate)
  }
  const drawn = DRAWN.exec(text)
  if (drawn?.[1] && drawn[2]) {
    const at = drawn.index + drawn[1].length
    candidates.push({
      value: Number(drawn[2]),
      kind: 'randomised',
      score: 6,
      span: spanIn(sentence, at, at + drawn[2].length),
    })
  }
  return candidates
}

/** Whether "n = …" stands for all: a capital N, or the word it follows is who took part and not a group. */
function isTotal(text: string, at: number): boolean {
  const others = text.match(N_IS)?.length ?? 0
  if (text[at] === 'N' && others === 1) return true
  const before = text.slice(Math.max(0, at - 40), at)
  return new RegExp(String.raw`(?:^|\s)${WHO}\s?[([]$`, 'i').test(before) && !/\bgroup|\barm\b/i.test(before)
}

function judged(sentence: FactSentence, at: number, words: string, value: number): Candidate {
  const { text } = sentence
  const end = at + words.length
  const before = text.slice(Math.max(0, at - 120), at)
  const near = before.slice(-50)
  // What stands in brackets between the people and the verb says who they were, not what became of them.
  const after = text
    .slice(end, end + 260)
    .replace(/\([^()]{1,120}\)/g, '')
    .slice(0, 180)
  const clause = /^(?:[^.;]|\.\d)*/.exec(after)?.[0] ?? ''
  let kind: SampleSize['kind'] = 'included'
  let score = 1
  if (RANDOMISED.test(before.slice(-70)) || RANDOMISED.test(clause)) {
    kind = 'randomised'
    score += RANDOMISED.test(clause.slice(0, 100)) || DREW.test(before) ? 4 : 3
  } else if (GIVEN_OUT.test(near) || GIVEN_OUT.test(clause.slice(0, 60))) score += 3
  else if (TAKEN_IN.test(near) || TAKEN_IN_AFTER.test(clause.slice(0, 110)) || sentence.isPeople) score += 2
  if (/\b(?:a )?total (?:of|sample of)?\s?$|\boverall,? $|\ball $|\bsample (?:size )?of $/i.test(near)) score += 1
  if (sentence.isPeople) score += 1
  if (PLANNED.test(near) || /^[^.;]{0,90}\bwill\b/i.test(clause)) kind = 'planned'
  if (kind === 'included' && ANALYSED.test(clause.slice(0, 40))) {
    kind = 'analysed'
    score -= 1
  }
  if (A_PART.test(after) && kind !== 'randomised' && !sentence.isPeople) score -= 4
  if (PER_GROUP.test(text.slice(end, end + 60))) score -= 4
  if (isPart(before, words, text.slice(end, end + 90), sentence)) score -= 4
  const isShare =
    /^\s?\(\d{1,3}(?:[.·]\d+)?\s?%/.test(text.slice(end, end + 14)) || /\(\d{1,3}(?:[.·]\d+)?\s?%\)/.test(words)
  if (isShare && !/recruited|enrolled|randomi[sz]ed/i.test(clause.slice(0, 60))) score -= 4
  if (/\b(?:if|previous|earlier|prior|published|literature|annually|worldwide|every year)\b/i.test(before)) score -= 3
  if (value < 4) score -= 2
  if (sentence.isBackground) score -= 2
  if (sentence.isResult) score -= 0.5
  return { value, kind, score, span: spanIn(sentence, at, end) }
}

/** Before a number of people who did not all take part, or took part in one of several studies. */
const OTHERS =
  /(?:\b(?:invited|approached|screened|identified|contacted|assessed for eligibility|part (?:\d|i{1,3}|one|two)|(?:study|experiment|phase|cohort|stage) (?:\d|[ab]|i{1,3}|one|two)|each\b[^.;,]{0,25}|(?:groups?|arms?):)[,:]?\s?(?:of |a total of |with )?|\d(?: \([^()]{1,20}\))? of |\b(?:\d+|[a-z]+-(?:one|two|three|four|five|six|seven|eight|nine)|t\w{2,7}) (?:[a-z]{3,14} )?and )$/i

/** "… 34 women and 20 men": the other half of the sample. */
const OTHER_HALF = new RegExp(
  String.raw`^,? (?:and|\+) ${COUNT} (?:\S{1,20} ){0,2}${WHO}\b|^[^.;,]{0,60} and ${COUNT} (?:\S{1,20} ){0,2}(?:healthy|controls?|normal|matched)\b`,
  'i',
)

/** A sentence about one group, and people given out to one. */
const IN_ONE_GROUP =
  /^(?:in|for) (?:the )?(?:first|second|third|control|intervention|treatment|placebo|experimental|other|former|latter) (?:group|arm)\b/i
const TO_ONE_GROUP =
  /^[^.;]{0,25}\b(?:randomi[sz]ed|assigned|allocated) to (?:an? |the )(?:\S{1,20} ){1,2}(?:arm|group)\b(?! or)/i

/** Whether a number counts a group, a half or a share of those who took part, or others than they. */
const isPart = (before: string, words: string, after: string, { text }: FactSentence) =>
  IN_ONE_GROUP.test(text) ||
  TO_ONE_GROUP.test(after) ||
  OF_A_GROUP.test(before) ||
  OTHERS.test(before) ||
  OTHER_HALF.test(after) ||
  /\b(?:intervention|controls?|placebo|experimental|untreated)\b/i.test(words) ||
  (/^\d+\/\d/.test(words) && !/^[^.;]{0,12}\bwere (?:recruited|enrolled|randomi[sz]ed)/i.test(after)) ||
  // "24 patients (13 males and 11 females)": what an open bracket holds counts a part, unless it is "(n = …)".
  (!/^n\s?=/i.test(words) && before.lastIndexOf('(') > before.lastIndexOf(')'))

const GROUPS = new RegExp(String.raw`\b(${COUNT}) (?:[a-z-]{2,20} ){0,3}(?:groups|arms)\b`, 'i')

/** The sum of "(n = …)" of the groups, where one sentence gives them all and says that people were put into groups. */
function sumIn(sentence: FactSentence): SampleSize | null {
  const { text } = sentence
  if (sentence.isBackground || !/[Nn]\s?=/.test(text)) return null
  const counts = [...text.matchAll(N_IS)]
  const [first] = counts
  const last = counts.at(-1)
  if (!first || !last || counts.length < 2 || counts.length > 4) return null
  const said = GROUPS.exec(text)?.[1]
  if (said && countOf(said) !== counts.length) return null
  if (/[Nn]\s?=\s?\d+\s?(?:each|per|in each|\/)/.test(text)) return null
  const isSplit =
    RANDOMISED.test(text) || GIVEN_OUT.test(text) || /\bgroups?\b|\breceived\b|\btreated\b|\btreatment\b/i.test(text)
  if (
    !isSplit ||
    /\b(?:responders|completed|analysis|subgroup|sub-group|excluded|genotype|discontinu\w*|because|due to|versus no|experiment [12])\b/i.test(
      text,
    )
  )
    return null
  const value = counts.reduce((sum, [, count]) => sum + Number((count as string).replace(/,/g, '')), 0)
  const kind = RANDOMISED.test(text) ? 'randomised' : 'included'
  return { value, kind, span: spanIn(sentence, first.index, last.index + last[0].length) }
}
