import type { FactSentence } from './fact-text'
import { type Counted, N_IS, numberOf } from './people'

/** A sentence and the numbers of people that it counts. */
export type Told = { sentence: FactSentence; counted: readonly Counted[] }

/** A number taken for the sample, and where its words stand in its sentence. */
export type Taken = {
  value: number
  sentence: FactSentence
  from: number
  to: number
  isRandomised: boolean
  /** Whether the text says outright that fewer were drawn than came. */
  isOutright: boolean
}

/** Words beside a greater number that counts those who only came into question, or who were hoped for. */
const ONLY_CONSIDERED =
  /\b(?:screened|invited|approach\w*|eligib\w*|identified|contacted|assessed for|registered|mailed|respond\w*|refus\w*|declin\w*|exclud\w*|referred|potential\w*|targeted|planned|intended|anticipated|required|needed|sample size|power|previous\w*|published|million|annually|worldwide|estimated|consecutive|admitted|presenting|population of|cohort of|(?:selected|drawn|sampled) from|regist\w+|database|general)\b/i
/** Words beside a number of some, or of those of another study. */
const SOME_OF =
  /\b(?:subset|per[- ]protocol|invited|sought to|focus groups?|(?:main|parent|original|larger|previous|earlier|primary|core|source) (?:\S{1,20} ){0,3}(?:trial|study)|pilot (?:trial|study):|feasibility of (?:recruit|enrol)\w+|out of the|one of the (?:arms|groups)|tracked|subsequently(?! (?:divided|randomi|assigned|allocated)))\b|^then\b/i
/** Titles of studies of some of those who took part in another. */
const OF_ANOTHER =
  /\b(?:post[- ]?hoc|sub-?groups?|sub-?analys[ei]s|secondary analys[ei]s|pooled|interim|follow-?up (?:study|of)|ancillary|qualitative|sub-?study|(?:main|larger) trial)\b/i
/** What says of a number in the results that it counts all who came. */
const CAME_IN =
  /\b(?:enrol\w*|recruit\w*|includ\w*|inclusion|participat\w*|took part|studied|entered|randomi[sz]ed|consented)\b|\b(?:a|in) total(?: of|,)?|\boverall, /i
/** "24 volunteers in the single-dose study": one study of several. */
const IN_ONE_STUDY =
  /^,? (?:in|of|from) (?:the )?(?:[A-Za-z-]{2,20} ){1,3}(?:study|part|phase|cohort|stage)\b|^[^.;]{0,60}\b(?:in|of|for) (?:trial|study|experiment|part|phase|cohort|stage) (?:[1-4]\b|[A-D]\b|I{1,3}\b|one\b|two\b)/i

/** "306 cases and an equal number of controls", "30 patients had scaling in the control group": not all. */
const AS_MANY_MORE =
  /\b(?:an equal|the same|an identical) number of\b|^[^.;()\d]{0,120}\bin (?:the )?(?:control|first|study|trial|treatment|placebo|experimental) group\b(?! (?:and|or)\b)/i

/** Those who treat, teach or care, who are not the sample where those in their care are counted, and eyes. */
const WHO_SERVE =
  /\b(?:teachers|nurses|physicians|PCPs|GPs|doctors|surgeons|clinicians|workers|caregivers|carers|parents|midwives|practitioners|providers|eyes)\b/i
const WHO_ARE_SERVED = /\b(?:patients?|students?|pupils|children|infants|newborns|residents|clients|adolescents)\b/i

/** What was done with the people of a group. */
const DONE =
  /\b(?:received|given|underwent|randomi[sz]ed (?:in)?to|assigned (?:in)?to|allocated (?:in)?to|treated|served|exposed)\b/i
const GIVEN_TO = /^[^.;]{0,60}?\b(?:randomi[sz]ed|assigned|allocated) to\b/i
/** What stands behind "randomised to" where it goes on to tell of more than one group. */
const OF_SEVERAL =
  /\b(?:or|versus|vs\.?|either|one of|between|two|three|four|five|six|both|groups|arms|conditions|treatments|regimens|sequences?|and|into|\d ?: ?\d)\b/i
/** "164 women were randomised.": all of them, to whatever. */
const ALL_DRAWN =
  /^(?: [a-z-]{2,14}){0,4}? were (?:then )?randomi[sz]ed(?:$|[,)](?! \d)| (?:between|of whom|and (?:included|treated|analysed)|in an? \d)\b)/i
const THE_REST = /\b(?:while|whereas|and|,) (?:the )?(?:remaining|rest|others?)\b/i
/** "Of 594 mothers, 323 agreed": what comes after tells how many were taken of them. */
const OF_THESE = /^(?:[^.;:]{0,40}[.:;,] )?(?:of|among|from|out of) (?:the |an? |total |all )*(?:of )?$/i
const WERE_TAKEN =
  /^[^.;,]{0,120}, (?:(?:only|a total of) )?\d[\d,]*(?: \([^()]{1,20}\))? [^.;,\d]{0,40}\b(?:agreed|consented|accepted|randomi[sz]ed|randomly|selected|enrolled|included|recruited|met|fulfilled|participated|volunteered|entered|took part)\b/i
const IS_TAKEN = /\b(?:randomi[sz]ed|enrolled|recruited|included|participa\w+|allocated|assigned)\b/i
/** Before a number of people beside those who were counted first. */
const FURTHER =
  /\b(?:another|further|additional(?:ly)?|also (?:included|recruited|studied|enrolled)|as (?:an? |the )?controls?(?: group)?,?)(?: [a-z-]{1,14})? $/i
/** "20 in the one group and 30 in the other". */
const IN_A_GROUP_AND = /^[^.;]{0,110}\b(?:group|arm),? and (?:[a-z-]{1,14} )?$/i
const CLAUSE = /^(?:[^.;]|\.\d)*/
const IN_BRACKETS = / ?\([^()]{1,120}\)/g
/** What makes two numbers members of one list. */
const JOINED =
  /^[^.;)]{0,80}\b(?:and|as well as|plus|along with)(?: (?:for|in|from|of|the|an?|another|their))?(?: [a-z-]{3,14})? $/i

/**
 * Whether the rest of an abstract speaks against a number that its own sentence makes look like the sample: a greater
 * number that no word explains, another beside it, a part or another study, or one group of several.
 */
export function isDoubtful(taken: Taken, told: readonly Told[], title: string): boolean {
  const { sentence, from, to, value } = taken
  const { text } = sentence
  const near = text.slice(Math.max(0, from - 100), to + 100)
  const rest = text.slice(to)
  const clause = CLAUSE.exec(rest)?.[0] ?? ''
  if (SOME_OF.test(near) || IN_ONE_STUDY.test(clause) || AS_MANY_MORE.test(clause)) return true
  if (ALL_DRAWN.test(clause)) return false
  if (isOneGroup(clause) && isOneGroup(CLAUSE.exec(rest.replace(IN_BRACKETS, ''))?.[0] ?? '')) return true
  if (isOfMore(text, from, to)) return true
  const others = told.flatMap(({ sentence: of, counted }) =>
    counted
      .filter(({ at, words }) => of !== sentence || at >= to || at + words.length <= from)
      .map((one) => ({ ...one, of })),
  )
  if (!taken.isRandomised && others.some((other) => isNarrower(taken, other))) return true
  if (isBesideServed(text.slice(from, to), value, others)) return true
  if (others.some(({ of, at }) => !of.isResult && FURTHER.test(of.text.slice(Math.max(0, at - 60), at)))) return true
  if (addsUp(taken, told)) return false
  if (isBesideAnother(taken)) return true
  if (sentence.isResult && !taken.isRandomised && !CAME_IN.test(near)) return true
  if (sentence.isResult && OF_ANOTHER.test(title)) return true
  return others.some(
    (other) => isSibling(taken, clause, other) || (other.value > value && !taken.isOutright && isRival(taken, other)),
  )
}

type Other = Counted & { of: FactSentence }

/** "Here, we report a detailed subgroup analysis": fewer than took part. */
const A_PART_IS_TOLD =
  /\b(?:we|here|this (?:paper|article|study|report)),?(?: we)? (?:reports?|presents?|describes?)\b[^.]{0,50}\b(?:sub-?groups?|subset|post[- ]?hoc|interim|sub-?analysis)\b/i
/** "136 questionnaires were returned": those who answered are the sample. */
const ANSWERED =
  /\b\d+ (?:[a-z-]{3,12} )?(?:questionnaires?|surveys?|forms) (?:were|was) (?:returned|received|completed|analy[sz]ed)\b/i
/** Whether a text says that it reports a part of those who took part, or what some of them answered. */
export const tellsOfSome = (sentences: readonly FactSentence[]): boolean =>
  sentences.some(({ text }) => A_PART_IS_TOLD.test(text) || ANSWERED.test(text))

/** Behind a number of those who were taken of the ones counted before. */
const WENT_ON =
  /^ (?:[a-z-]{3,14} ){0,2}(?:were|was) (?:(?:finally|then|subsequently|ultimately|found|considered|analy[sz]ed and|eligible and|included and) ){0,2}(?:eligible|randomi[sz]ed(?! to (?:the|receive)\b)|enrolled|randomly (?:assigned|allocated|divided)(?! to (?:the|receive)\b))\b/i

const isBehind = (one: FactSentence, other: FactSentence): boolean =>
  one.section === other.section ? one.start > other.start : (one.section ?? -1) > (other.section ?? -1)

/** A smaller number of methods, further on, of those who were eligible or drawn; not of one group alone. */
const isNarrower = ({ sentence, to, value }: Taken, { of, at, words, value: other }: Other): boolean =>
  other < value &&
  other * 2 > value &&
  (of === sentence ? at >= to : isBehind(of, sentence)) &&
  WENT_ON.test(of.text.slice(at + words.length, at + words.length + 120))

/** Whether a number counts those of whom the sentence goes on to say how many were taken. */
const isOfMore = (text: string, from: number, to: number): boolean =>
  OF_THESE.test(text.slice(Math.max(0, from - 80), from)) &&
  WERE_TAKEN.test(text.slice(to, to + 200)) &&
  !IS_TAKEN.test(text.slice(from, to) + (text.slice(to).split(',')[0] ?? ''))

const isOneGroup = (clause: string): boolean => {
  const given = GIVEN_TO.exec(clause)
  return (
    (given !== null && !OF_SEVERAL.test(clause.slice(given[0].length))) || THE_REST.test(clause.split(/\d/)[0] ?? '')
  )
}

/** Whether a number counts those who serve, or eyes, and another number of the text those whom they serve. */
const isBesideServed = (words: string, value: number, others: readonly Other[]): boolean =>
  WHO_SERVE.test(words) &&
  !WHO_ARE_SERVED.test(words) &&
  others.some((other) => other.value !== value && WHO_ARE_SERVED.test(other.words) && !WHO_SERVE.test(other.words))

/** "in healthy men (n = 20) and then in patients (n = 20)": one of two, unless it is as many as the others together. */
function isBesideAnother({ sentence: { text }, from, to, value }: Taken): boolean {
  if (!/^n\s?=/i.test(text.slice(from, to))) return false
  const others = [...text.matchAll(N_IS)].flatMap(({ 0: words, 1: count, index }) =>
    index >= to || index + words.length <= from ? [numberOf(count)] : [],
  )
  const sum = others.reduce((all, other) => all + other, 0)
  return others.some((other) => other * 2 >= value) && (others.length === 1 || sum !== value)
}

/** Another number of the same sentence that is of as many others, not of some of the same. */
function isSibling(
  { sentence: { text }, from, to, value }: Taken,
  clause: string,
  { of, at, words, value: other }: Other,
): boolean {
  if (of.text !== text) return false
  const between = at > from ? text.slice(to, at) : text.slice(at + words.length, from)
  // "50 people (33 women, …) underwent": what stands in the bracket is said of them.
  if (at > from && text[to] === ' ' && text[to + 1] === '(' && !between.includes(')')) return false
  if (at > from && !/[)\]]/.test(between) && /[([][^()[\]]*$/.test(text.slice(Math.max(0, from - 8), from)))
    return false
  if (JOINED.test(between) && !/\bof\b|\bwere\b|\bwas\b|\bhad\b|\bwho\b|\bwith\b.{30}/.test(between)) return true
  // "20 eyes of 20 patients in the one group and 20 eyes of 20 patients in the other".
  if (other === value && between.length > 12 && !/\bof (?:the |these )?$/i.test(between)) return true
  if (at > from && IN_A_GROUP_AND.test(between) && !/\b(?:were|was)\b/.test(between)) return true
  const next = text.slice(at + words.length, at + words.length + 40)
  return at > from && DONE.test(clause.slice(0, 60)) && (DONE.test(next) || /^ (?:in)?to |^ in the /.test(next))
}

/** A greater number that nothing explains: of the methods, or in the sentence of results that the taken one is of. */
function isRival({ sentence, isRandomised }: Taken, { of, at, words }: Other): boolean {
  if (/ eyes$/i.test(words)) return false
  // "Of 138 patients who …, 62 were enrolled": those of whom they were taken.
  if (
    of === sentence &&
    /^(?:of|among|from) (?:the |these )?$/i.test(of.text.slice(0, at)) &&
    IS_TAKEN.test(of.text.slice(at + words.length))
  )
    return false
  if (of.isResult && (of !== sentence || !isRandomised)) return false
  return !ONLY_CONSIDERED.test(of.text.slice(Math.max(0, at - 60), at + words.length + 60))
}

/** Whether two numbers of one sentence, as of its groups, or two of people anywhere, make the taken one together. */
function addsUp({ value }: Taken, told: readonly Told[]): boolean {
  return (
    told.some(({ sentence: { text }, counted }) => text.includes('=') && isSumIn(text, counted, value)) ||
    hasSum(
      value,
      told.flatMap(({ counted }) => counted.map((one) => one.value)),
    )
  )
}

/** Whether the "n = …" of a text together, or two numbers of it, make a value. */
function isSumIn(text: string, counted: readonly Counted[], value: number): boolean {
  const all = [...text.matchAll(N_IS)].map(([, count]) => numberOf(count))
  const sum = all.length > 1 ? all.reduce((total, one) => total + one, 0) : 0
  return sum === value || hasSum(value, [...counted.map((one) => one.value), ...all])
}

function hasSum(value: number, numbers: readonly number[]): boolean {
  const before = new Set<number>()
  for (const number of numbers) {
    if (before.has(value - number)) return true
    before.add(number)
  }
  return false
}
