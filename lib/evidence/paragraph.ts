import { contentWords } from './content-words'
import type { Refusal } from './draft-refusal'
import type { Edit } from './edits'
import { bindsBefore, isOtherHalf } from './finding/contrast'
import { onlySaysDifferent } from './finding/doubts'
import { isNoFinding } from './finding/no-finding'
import { isOnlyRegistered, isOutOfPlace } from './finding/out-of-place'
import { whyNotAlone } from './finding/stand-alone'
import type { Reading } from './reading'
import { FINDING, onlyAsksForResearch } from './research-call'
import { type Role, saysAim } from './roles'
import type { Sentence } from './sentences'
import { isFaithful, MOST_WORDS as MOST_TLDR_WORDS, type Names, type ShortForm, shortForm } from './short-form'
import type { Chances, Tldr } from './tldr'

export type ParagraphPart = 'question' | 'method' | 'result' | 'conclusion'

/** A sentence of the paragraph, what it is there for, and the sentence of the abstract that it was made from. */
export type ParagraphSentence = { part: ParagraphPart; text: string; source: Sentence; edits: Edit[] }

/** Three to five sentences: question, method, main results with their numbers, conclusion. */
export type Paragraph = { sentences: ParagraphSentence[] } | { none: Refusal | 'too few sentences' }

const LEAST = 3
const MOST_RESULTS = 2
/** With the halves that belong to them. */
const MOST_WITH_HALVES = 3
/** A result that shares no more words with what is concluded may be of anything. */
const LEAST_SHARED = 2
const MOST_WORDS = 70
const LONGEST = 900

const DESIGN =
  /\b(?:randomi[sz]ed|double[- ]blind|placebo|crossover|cross-over|controlled|cohort|case[- ]control|cross-sectional|prospective|retrospective|systematic|searched|observational|trial|pilot|multicent(?:re|er)|patients|participants|volunteers|children|women|men|adults|rats|mice|infants)\b/gi
const NUMBERS = /\d+(?:[.·]\d+)?/g
const FIGURES =
  /\bp ?[<=>≤]|\bCI\b|confidence interval|%|±|\b(?:odds|hazard|risk) ratio|\b(?:RR|OR|HR)\b|mean difference/i
const P_VALUE = /\bp ?[<=>≤≥]/i
const PRIMARY = /\bprimary (?:outcome|end ?-?point)|main outcome/i

/** The paragraph of a study; the finding that its TL;DR was made from is stated in it, too. */
export function paragraphOf(reading: Reading, names: Names, tldr: Tldr, chances: Chances): Paragraph {
  const found = 'places' in tldr ? tldr.places : []
  const chosen = new Map<number, ParagraphPart>()
  const take = (part: ParagraphPart, index: number | undefined) => {
    if (index !== undefined && !chosen.has(index)) chosen.set(index, part)
  }
  take('question', questionAt(reading))
  take(
    'method',
    best(reading, 'methods', (text) =>
      isOnlyRegistered(text)
        ? Number.NEGATIVE_INFINITY
        : Math.min(4, text.match(DESIGN)?.length ?? 0) + (/\d/.test(text) ? 1 : 0),
    ),
  )
  const results = () => [...chosen.values()].filter((part) => part === 'result').length
  // A result and the other half of it are both shown, or neither.
  const takeResult = (index: number | undefined) => {
    if (index === undefined || chosen.has(index)) return
    const all = withOtherHalf(reading, index, 'results').filter((one) => !chosen.has(one))
    const mayBeTold = all.every((one) => formOf(reading, one, names, 'result') !== null)
    if (mayBeTold && results() + all.length <= MOST_WITH_HALVES) for (const one of all) take('result', one)
  }
  for (const place of found) if (reading.roles[place] === 'results') take('result', place)
  takeResult(resultOf(reading, concludedIn(reading, found)))
  for (const index of mainResults(reading, chances)) if (results() < MOST_RESULTS) takeResult(index)
  const concluded = concludedIn(reading, found)
  const likeliest = (_: string, place: number) => chances.get(place)?.main ?? 0
  const conclusion =
    concluded[0] ?? best(reading, 'conclusions', (text, place) => closing(text) + likeliest(text, place))
  if (conclusion !== undefined && !onlyAsksForResearch(reading.texts[conclusion] as string))
    for (const place of concluded.length > 0 ? concluded : withOtherHalf(reading, conclusion, 'conclusions'))
      take('conclusion', place)
  const sentences = [...chosen].flatMap(([index, part]) => {
    const form = formOf(reading, index, names, part)
    return form ? [{ part, text: form.text, source: reading.sentences[index] as Sentence, edits: form.edits }] : []
  })
  return sentences.length < LEAST ? { none: 'too few sentences' } : { sentences: sentences.sort(byPart) }
}

const concludedIn = ({ roles }: Reading, places: readonly number[]): number[] =>
  places.filter((place) => roles[place] === 'conclusions')

/** The result with a p-value that has most words of what is concluded; none where it has hardly any. */
function resultOf({ roles, texts, words }: Reading, concluded: readonly number[]): number | undefined {
  const wanted = new Set(concluded.flatMap((place) => [...(words[place] ?? [])]))
  let found: number | undefined
  let most = LEAST_SHARED
  texts.forEach((text, index) => {
    if (roles[index] !== 'results' || text.length > LONGEST || !P_VALUE.test(text) || !mayStand(text)) return
    const shared = [...(words[index] ?? [])].filter((word) => wanted.has(word)).length
    if (shared <= most) return
    most = shared
    found = index
  })
  return found
}

/** A sentence, and the one beside it that bounds it or is bounded by it. */
function withOtherHalf({ texts, roles }: Reading, place: number, role: Role): number[] {
  const isAlike = (at: number) => roles[at] === role
  if (isOtherHalf(texts[place] as string) && isAlike(place - 1)) return [place - 1, place]
  return bindsBefore(texts[place + 1]) && isAlike(place + 1) ? [place, place + 1] : [place]
}

const PARTS: ParagraphPart[] = ['question', 'method', 'result', 'conclusion']

/** Within one part in the order of the abstract. */
const byPart = (one: ParagraphSentence, other: ParagraphSentence) =>
  PARTS.indexOf(one.part) - PARTS.indexOf(other.part) ||
  one.source.section - other.source.section ||
  one.source.start - other.source.start

/** What is not known yet: the question of a study that does not say what it is for. */
const GAP =
  /\b(?:whether|unknown|unclear|uncertain|not (?:been|known|clear|well)|disputed|debated?|controversial|little is known|few studies|remains?)\b/i

/** A second aim, beside the one that the study was done for. */
const SECOND_AIM =
  /\b(?:secondary|second|additional|further|other|another) (?:\w+ )?(?:aims?|objectives?|purposes?|goals?|end-?points?)\b|\b(?:study|trial|research) also\b|^(?:we also|furthermore|in addition|additionally|secondly|moreover)\b/i
/** "Thus, this study evaluated …": what was done stands for what it was for. */
const THIS_STUDY =
  /\b(?:this|our|the (?:present|current)) (?:[\w-]+,? ){0,5}(?:study|trial) (?:\([^()]{1,30}\) )?(?:evaluated|assessed|examined|compared|investigated|tested|explored|determined)\b/i

const asked = (place: number): number | undefined => (place < 0 ? undefined : place)

/** The last sentence of the beginning that says what the study is for, otherwise the last that says what is not known. */
function questionAt({ roles, texts }: Reading): number | undefined {
  const opening = roles.flatMap((role, index) => (role === 'background' || role === 'objective' ? [index] : []))
  const isAim = (index: number) => saysAim(texts[index] as string) || THIS_STUDY.test(texts[index] as string)
  return (
    opening.findLast((index) => isAim(index) && !SECOND_AIM.test(texts[index] as string)) ??
    opening.findLast(isAim) ??
    opening.findLast((index) => roles[index] === 'objective') ??
    asked(texts.findIndex((text, index) => roles[index] === 'methods' && THIS_STUDY.test(text))) ??
    opening.findLast((index) => GAP.test(texts[index] as string))
  )
}

/** So much more than its words the chances of a result count. */
const OF_CHANCE = 4

/** The results that are likely the main ones and tell most of what the title asks, with numbers, in the order of their worth. */
function mainResults({ roles, texts, words, title }: Reading, chances: Chances): number[] {
  const asked = contentWords(title)
  const worth = (index: number) => {
    const text = texts[index] as string
    const shared = [...(words[index] ?? [])].filter((word) => asked.has(word)).length
    return (
      Math.min(3, shared) * 0.7 +
      (FIGURES.test(text) ? 1.5 : 0) +
      Math.min(4, text.match(NUMBERS)?.length ?? 0) * 0.3 +
      (FINDING.test(text) ? 1 : 0) +
      (PRIMARY.test(text) ? 2 : 0) +
      OF_CHANCE * (chances.get(index)?.main ?? 0)
    )
  }
  return roles
    .flatMap((role, index) =>
      role === 'results' && mayStand(texts[index] as string) ? [{ index, score: worth(index) }] : [],
    )
    .sort((one, other) => other.score - one.score || one.index - other.index)
    .map(({ index }) => index)
}

/** Whether a result says something without the sentences around it, of what came of the study. */
const mayStand = (text: string): boolean =>
  whyNotAlone(text) !== 'points back' && !onlySaysDifferent(text) && !isOutOfPlace(text)

const closing = (text: string) =>
  (onlyAsksForResearch(text) ? -3 : isNoFinding(text) ? -2 : 0) + (FINDING.test(text) ? 1 : 0)

/** The sentence of a role that is worth most, the first of equals. */
function best(
  { roles, texts }: Reading,
  role: Role,
  worth: (text: string, place: number) => number,
): number | undefined {
  let found: number | undefined
  let most = Number.NEGATIVE_INFINITY
  texts.forEach((text, index) => {
    if (roles[index] !== role || text.length > LONGEST) return
    const score = worth(text, index)
    if (score <= most) return
    most = score
    found = index
  })
  return found
}

/** Its first form that is faithful: numbers stay, unlike in a TL;DR. */
function formOf(reading: Reading, index: number, names: Names, part: ParagraphPart): ShortForm | null {
  const sentence = reading.texts[index] as string
  if (sentence.length > LONGEST) return null
  const most = part === 'conclusion' ? MOST_WORDS : MOST_WORDS + MOST_TLDR_WORDS
  return shortForm(reading, index, names, most, (form) => isFaithful(form, sentence))
}
