import { anyOf } from '../any-of'
import { type FactSentence, type FactSpan, spanIn } from './fact-text'
import { COUNT, countOf } from './numbers'
import { type Counted, N_IS, peopleIn, totalsIn, WHO } from './people'
import { groupNumbers, isPart, isSome, otherHalf, PER_GROUP } from './sample-part'

export type SampleSize = {
  value: number
  kind: 'randomised' | 'included' | 'analysed' | 'planned'
  span: FactSpan
}

const RANDOMISED = /\brandomi[sz]|\brandomly\b|\bat random\b|\brandom (?:allocation|assignment)/i
const GIVEN_OUT = /\b(?:allocated|assigned|divided|grouped|separated|split)\b/i
/** Before the number: what a study did with them. */
const TAKEN_IN = anyOf(
  /\b(?:enrol\w*|recruit\w*|includ\w*|inclusion|participat\w*|studied|conducted|performed|undertaken|carried out|sample|consist\w*|compris\w*|total of|involv\w*|evaluated|received|treated|underwent|undergoing|selected|volunteered|examined|assessed|tested|administered to|given to|consecutive|population)\b/,
  /\b(?:trial|study|studies|experiment|investigation)\b[^.;]{0,30}\b(?:in|on|among|of|with|for|from)\s?$/,
  /\b(?:patients|participants|subjects|animals|volunteers) were\s?$|\bin\s?$/,
  /\b(?:trial|study|design|cohort|series),?\s?$|\bwe (?:report|describe|present|saw)(?: on)?\s?$/,
)
/** After it: the same. */
const TAKEN_IN_AFTER =
  /\b(?:enrol|recruit|includ|participat|completed (?:a|an|\d|two|three|four|five|six|seven|eight|ten|twelve)\b|performed|ingested|consumed|followed|studied|investigated|trained|tested|administered|randomly|involved|took part|taking part|underwent|undergoing|received|given|treated|evaluated|examined|selected|chosen|volunteered|entered|assessed|observed|served|formed|constituted|eligible for analysis|scheduled for|who presented|were classified|were divided|distributed)/i
const ANALYSED = /\b(?:analy[sz]\w*|evaluable|evaluated)\b/i
const PLANNED = anyOf(
  /\bwill\b|\bto be (?:recruited|enrolled|randomi[sz]ed)|\bplanned\b|\banticipated\b|\brequired\b/,
  /\bneeded\b|\bsample size (?:of|is|was|calculat\w*)\b/,
)
/** "Although 3000 patients were targeted": not those who came. */
const PLANNED_AFTER =
  /^\W{0,2}(?:[a-z]+ ){0,3}(?:were|was|had been) (?:originally |initially )?(?:targeted|planned|intended|needed|required|anticipated|expected)\b/i
/** A number right after it is of those who were given out. */
const DREW = /\b(?:randomi[sz]ed|randomly (?:assigned|allocated|divided)) (?:\S{1,12} ){0,3}$/i
/** "256 patients were registered and 236 were randomly assigned": fewer were drawn than came. */
const DRAWN =
  /((?:\b(?:enrolled|registered|screened|recruited|eligible|consented|assessed|approached|invited|entered|inclusion criteria)\b[^.;]{0,60}?(?:\band|\bbut(?: only)?|,|of whom|of these|;)|\bOf (?:these|those|them),?) )(\d{2,6})(?= (?:[a-z]{3,14} ){0,2}(?:were|was) (?:randomi[sz]ed|randomly (?:assigned|allocated|divided)))/i

/** "Of 144 randomised patients, 5 …": those who were drawn, by what they are called. */
const CALLED_DRAWN = new RegExp(
  String.raw`\b(?:of|the|all|examined|included) ((\d{2,6}) randomi[sz]ed (?:[a-z]{3,14} ){0,2}${WHO})\b`,
  'i',
)
/** "Among 105 patients, 39 were enrolled": those who were taken in, of those who came. */
const TAKEN_OF =
  /\b(?:of|among|from) (?:the )?(\d{2,6}) [^.;,()]{3,70}, (?:and )?(\d{1,6})(?= (?:[a-z]{3,14} )?(?:were (?:enrolled|included|recruited)|met (?:the )?inclusion criteria|agreed to participate)\b| of (?:them|these|those|whom) (?:met|fulfilled|were (?:included|enrolled|eligible))\b)/i
/** Quick to look for; one of these stands in it. */
const TAKES_IN = /enrolled|included|recruited|criteria|participate|fulfilled|eligible/
/** "We randomized 55 and 52 subjects … to one and the other, respectively". */
const DRAWN_APART = new RegExp(
  String.raw`\b(?:randomi[sz]ed|which included|comprised|included) (\d{1,5}) and (\d{1,5}) (?:[a-z]{3,14} ){0,2}${WHO}\b[^.;]{0,90}\brespectively\b`,
  'i',
)

/** Among the words for the people themselves. */
const TOLD_OF = /\b(?:enrolled|randomi[sz]ed|recruited|included|eligible|consecutive)\b/i

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
  if (!best || best.score < LEAST) return summed
  // A number that is less than the groups together is one of them, or of those who were left.
  return summed && summed.value > best.value && best.score < 4.5 ? summed : strip(best)
}

const strip = ({ value, kind, span }: Candidate): SampleSize => ({ value, kind, span })

function candidatesIn(sentence: FactSentence): Candidate[] {
  const { text } = sentence
  const counted = peopleIn(text).flatMap((people) => judged(sentence, people) ?? [])
  if (!sentence.hasDigit) return counted
  const totals = totalsIn(text).flatMap((total) => judged(sentence, total, total.isSure) ?? [])
  const candidates = [...counted, ...totals]
  const taken = TAKES_IN.test(text) ? TAKEN_OF.exec(text) : null
  if (taken?.[2] && Number(taken[2]) < Number(taken[1])) {
    const end = taken.index + taken[0].length
    const span = spanIn(sentence, end - taken[2].length, end)
    candidates.push({ value: Number(taken[2]), kind: 'included', score: 4.4, span })
  }
  return text.includes('random') ? [...candidates, ...drawnIn(sentence)] : candidates
}

/** Numbers that a sentence itself calls those drawn. */
function drawnIn(sentence: FactSentence): Candidate[] {
  const { text } = sentence
  const kind = 'randomised'
  const found: Candidate[] = []
  const drawn = DRAWN.exec(text)
  if (drawn?.[1] && drawn[2]) {
    const at = drawn.index + drawn[1].length
    found.push({ value: Number(drawn[2]), kind, score: 7, span: spanIn(sentence, at, at + drawn[2].length) })
  }
  const called = CALLED_DRAWN.exec(text)
  if (called?.[1]) {
    const end = called.index + called[0].length
    found.push({ value: Number(called[2]), kind, score: 4.4, span: spanIn(sentence, end - called[1].length, end) })
  }
  const apart = DRAWN_APART.exec(text)
  if (apart) {
    const span = spanIn(sentence, apart.index, apart.index + apart[0].length)
    found.push({ value: Number(apart[1]) + Number(apart[2]), kind, score: 4.4, span })
  }
  return found
}

/** A sentence that begins with "Of" and a number tells what became of some of them. */
const OPENS_WITH_OF = /^(?:Results?: )?of $/i

/** Less than this is not sure enough. */
const LEAST = 2.5

/** How strongly the words around a number say that it is the sample; null where they hardly do. */
function judged(sentence: FactSentence, { at, words, value }: Counted, isSure = false): Candidate | null {
  const { text } = sentence
  const half = otherHalf(text.slice(at + words.length, at + words.length + 160))
  const end = at + words.length + (half?.end ?? 0)
  const before = text.slice(Math.max(0, at - 120), at)
  // What stands in brackets between the people and the verb says who they were, not what became of them.
  const after = text
    .slice(end, end + 320)
    .replace(/\([^()]{1,120}\)/g, '')
    .slice(0, 240)
  // "Of 80 patients screened, 60 took part": what comes after the comma is told of others.
  const whole = /^(?:[^.;]|\.\d)*/.exec(after)?.[0] ?? ''
  const clause = /\bof $/i.test(before) && OPENS_WITH_OF.test(before) ? (whole.split(',')[0] ?? '') : whole
  const taken = takenIn(sentence, words, before, clause)
  const support = taken.score + (isSure ? 1.5 : 0)
  if (support < LEAST) return null
  const { kind } = taken
  let score = support
  if (
    isSome(after) &&
    !(isSure && /^\)? who /.test(after)) &&
    kind !== 'randomised' &&
    (!sentence.isPeople || /^ who completed/.test(after))
  )
    score -= 4
  if (PER_GROUP.test(after.slice(0, 60))) score -= 4
  if (isBesideOthers(words, text.slice(end, end + 40), half !== null)) score -= 4
  if (isPart(before, words, text.slice(end, end + 90), sentence)) score -= 4
  if (isShare(words, text.slice(end, end + 24)) && !/recruited|enrolled|randomi[sz]ed/i.test(clause.slice(0, 60)))
    score -= 4
  if (PLANNED_AFTER.test(after)) score -= 4
  if (ELSEWHERE.test(before)) score -= 3
  // "In 65 patients, …" of the results, and "worked in 4 dogs", are told of some.
  if (/\bin $/i.test(before) && (value < 10 || (sentence.isResult && /^in $/i.test(before)))) score -= 3
  if (/^[^.;]{0,120}\balso\b/i.test(clause)) score -= 2
  if (value < 4) score -= 2
  if (sentence.isBackground) score -= 2
  if (sentence.isResult) score -= 0.5
  return { value: value + (half?.value ?? 0), kind, score, span: spanIn(sentence, at, end) }
}

/** What speaks for a number: that people were randomised, given out or taken in, and how. */
function takenIn(
  { isPeople }: FactSentence,
  words: string,
  before: string,
  clause: string,
): Pick<Candidate, 'kind' | 'score'> {
  const near = before.slice(-50)
  const isTold = TOLD_OF.test(words)
  let kind: SampleSize['kind'] = 'included'
  let score = 1
  if (RANDOMISED.test(before.slice(-70)) || RANDOMISED.test(clause)) {
    kind = 'randomised'
    score += RANDOMISED.test(clause.slice(0, 100)) || DREW.test(before) ? 4 : 3
  } else if (GIVEN_OUT.test(near) || GIVEN_OUT.test(clause.slice(0, 60))) score += 3
  else if (
    isTold ||
    isPeople ||
    TAKEN_IN.test(near) ||
    TAKEN_IN_AFTER.test(clause.slice(0, 110)) ||
    INCLUDED.test(clause)
  )
    score += 2
  if (/\b(?:a )?total (?:of|sample of)?\s?$|\boverall,? $|\ball $|\bsample (?:size )?of $/i.test(near)) score += 1
  if (isPeople) score += 1
  if (PLANNED.test(near) || /^[^.;]{0,90}\bwill\b/i.test(clause)) kind = 'planned'
  if (kind === 'included' && !isTold && ANALYSED.test(clause.slice(0, 40).split(',')[0] ?? '')) {
    kind = 'analysed'
    score -= 1
  }
  return { kind, score }
}

const INCLUDED = /\bwere (?:included|enrolled|recruited)\b/i
/** Before a number of another study, or of none. */
const ELSEWHERE = /\b(?:if|previous|previously|earlier|prior|published|literature|annually|worldwide|every year)\b/i

/** "60 eyes of 30 patients", "2,243 patients and 3,012 contacts": not the people, or not all who are counted. */
const isBesideOthers = (words: string, after: string, hasHalf: boolean) =>
  (/ eyes$/i.test(words) && /^ (?:of|in|from) \S{1,12} /.test(after)) ||
  (!hasHalf && /^ and (?:\d{2,6}|\d{1,3},\d{3}) [a-z]{4,}/.test(after))

/** "34 (66%)": some of those who took part. */
const isShare = (words: string, after: string) =>
  /^\s?\(\d{1,3}(?:[.·]\d+)?\s?%(?! (?:fe)?male\b| (?:wo)?men\b| girls\b| boys\b)/.test(after) ||
  /\(\d{1,3}(?:[.·]\d+)?\s?%\)/.test(words)

/** Words of a sentence whose groups are not all that took part. */
const SOME_GROUPS =
  /\b(?:responders|completed|analysis|subgroup|sub-group|excluded|genotype|discontinu\w*|designs?|cohorts?|phases?|parts?|because|due to|versus no|compared between|experiment [12])\b/i

const GROUPS = new RegExp(String.raw`\b(${COUNT}) (?:[a-z-]{2,20} ){0,3}(?:groups|arms)\b`, 'i')

/** The sum of "(n = …)" of the groups, where one sentence gives them all and says that people were put into groups. */
function sumIn(sentence: FactSentence): SampleSize | null {
  const { text } = sentence
  if (sentence.isBackground || !text.includes('=') || !/[Nn]\s?=/.test(text)) return null
  const counts = [...text.matchAll(N_IS)]
  const [first] = counts
  const last = counts.at(-1)
  if (!first || !last || counts.length < 2 || counts.length > 4) return null
  const said = GROUPS.exec(text)?.[1]
  if (said && countOf(said) !== counts.length) return null
  if (/[Nn]\s?=\s?\d+\s?(?:each|per|in each|\/)/.test(text)) return null
  const told = text.slice(0, last.index)
  const isSplit = RANDOMISED.test(text) || GIVEN_OUT.test(text)
  const isOfGroups = !sentence.isResult && /\bgroups?\b|\breceived\b|\btreated\b|\btreatment\b/i.test(text)
  if (!isSplit && !isOfGroups) return null
  if (SOME_GROUPS.test(told)) return null
  const counted = peopleIn(text.slice(0, first.index))
  const numbers = counts.map(([, count]) => Number((count as string).replace(/,/g, '')))
  const sum = numbers.reduce((all, number) => all + number, 0)
  // "participants (n = 48) were given X (n = 24) or Y (n = 24)": the first is the sum of the others already.
  const value = numbers.length > 2 && numbers[0] === sum / 2 ? sum / 2 : sum
  // Where the sentence counts them itself, and otherwise, one of the two is not all.
  if (counted.length === 1 && counted[0]?.value !== value) return null
  const kind = RANDOMISED.test(text) ? 'randomised' : 'included'
  return { value, kind, span: spanIn(sentence, first.index, last.index + last[0].length) }
}
