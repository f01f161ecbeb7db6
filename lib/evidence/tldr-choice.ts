import { contentWords } from './content-words'
import type { Reading } from './reading'
import { FINDING, onlyAsksForResearch } from './research-call'
import type { Role } from './roles'
import { isBalanced } from './sentences'
import { MOST_WORDS, type Names, type ShortForm, shortForm } from './short-form'
import type { Topic } from './topic'

export type Candidate = { index: number; form: ShortForm; score: number }

/**
 * What makes a sentence the finding of its study. Set by hand and tried on one half of 1,621 trial abstracts, looked at on the
 * other: a sentence of some length about what the abstract keeps coming back to, from the conclusions where it can be.
 */
const WEIGHTS = {
  conclusion: 0.4,
  firstConclusion: 0.4,
  given: 0.5,
  title: 0.2,
  told: 0.8,
  finding: 0.8,
  length: 1.5,
  asksForResearch: -4,
  pointsBack: -1.2,
  flow: -1,
  limits: -1,
  aside: -1,
  part: -2,
  unnamed: -1,
}

const POINTS_BACK = /^(?:it|they|this|these|its|their|he|she|such|both|the (?:former|latter|two|same|other|others))\b/i
const FLOW =
  /\b(?:baseline|enrolled|completed the|recruited|mean age|were included|demographic|dropped out|withdrew|lost to follow-up|were screened|response rate was)\b/i
const LIMITS =
  /\b(?:limitations?|limited by|small sample|first (?:study|trial|to)|our knowledge|registered|registration|funded|strengths? of|we (?:discuss|describe|propose|present|recommend|hypothesi[sz]e|believe|speculate))\b|NCT\d/i
/** Results that are seldom the main one. */
const ASIDE =
  /adverse|side effects?|withdr|drop|discontinu|post[- ]?hoc|subgroup|correlat|within (?:the )?groups?|before and after|\bage\b|\bmale/i
/** The result of a part of those who were studied. */
const OF_A_PART = /^(?:in|among) (?:the |a )?(?:\d[\d,]* (?!trials|studies)|sub-?group)/i
const COUNTED = 4

const shared = (words: Set<number>, others: Set<number>): number => {
  let count = 0
  for (const word of words) if (others.has(word)) count++
  return count
}

/**
 * The sentences that could be the finding in a form that is short enough, the best first. All are ranked by their
 * words and place; only the best of them are then read closely, in the form that may name what they only point at.
 */
export function* candidates(reading: Reading, names: Names, topic: Topic): Generator<Candidate> {
  const { texts, roles, words, lengths } = reading
  const context = { topic, told: timesTold(words), first: roles.indexOf('conclusions') }
  const ranked: { index: number; score: number }[] = []
  roles.forEach((role, index) => {
    const text = texts[index] as string
    if (!mayTell(role, text)) return
    const length = lengths[index] as number
    ranked.push({ index, score: glanceAt({ text, length, words: words[index] as Set<number>, role, index }, context) })
  })
  ranked.sort(byScore)
  const readClosely = ({ index }: { index: number }) => candidateAt(index, reading, names, context)
  yield* ranked.slice(0, READ_CLOSELY).flatMap(readClosely).sort(byScore)
  for (const each of ranked.slice(READ_CLOSELY)) yield* readClosely(each)
}

/** A sentence in its first form that is short enough; none where there is no such form. */
function candidateAt(index: number, reading: Reading, names: Names, context: Context): Candidate[] {
  const form = shortForm(reading, index, names, MOST_WORDS, ({ words }) => words >= LEAST_WORDS)
  if (!form) return []
  const sentence = reading.texts[index] as string
  const role = reading.roles[index] as Role
  const { text, words: length, named } = form
  const own = reading.words[index] as Set<number>
  const words = named.length > 0 ? new Set([...own, ...contentWords(named.join(' '))]) : own
  const score = glanceAt({ text, length, words, role, index }, context) + closeLookAt(sentence, role)
  return [{ index, form, score }]
}

const byScore = (one: { index: number; score: number }, other: { index: number; score: number }) =>
  other.score - one.score || one.index - other.index

/** A sentence whose brackets do not close was cut, or is not one. */
const mayTell = (role: Role, text: string) =>
  (role === 'conclusions' || role === 'results') &&
  text.length <= LONGEST_SENTENCE &&
  !text.endsWith(':') &&
  isBalanced(text, '(', ')')

const READ_CLOSELY = 3
const LONGEST_SENTENCE = 700
const LEAST_WORDS = 5

/** A sentence, or a form of one: its text, how many words that has, and those of content. */
type Told = { text: string; length: number; words: Set<number>; role: Role; index: number }
type Context = { topic: Topic; told: Map<number, number>; first: number }

/** What a sentence is worth by its words, place and length. */
function glanceAt({ text, length, words, role, index }: Told, { topic, told, first }: Context): number {
  const given = Math.min(COUNTED, shared(words, topic.given))
  let again = 0
  for (const word of words) again += (told.get(word) ?? 1) - 1
  return (
    (role === 'conclusions' ? WEIGHTS.conclusion : 0) +
    (index === first ? WEIGHTS.firstConclusion : 0) +
    WEIGHTS.given * given +
    WEIGHTS.title * Math.min(COUNTED, shared(words, topic.title)) +
    WEIGHTS.told * Math.min(COUNTED, again / 8) +
    WEIGHTS.length * Math.min(1, length / MOST_WORDS) +
    (POINTS_BACK.test(text) ? WEIGHTS.pointsBack : 0) +
    (role === 'results' && given === 0 ? WEIGHTS.unnamed : 0)
  )
}

/** What has to be added for what it says. */
const closeLookAt = (sentence: string, role: Role): number =>
  (FINDING.test(sentence) ? WEIGHTS.finding : 0) +
  (onlyAsksForResearch(sentence) ? WEIGHTS.asksForResearch : 0) +
  (FLOW.test(sentence) ? WEIGHTS.flow : 0) +
  (LIMITS.test(sentence) ? WEIGHTS.limits : 0) +
  (role === 'results' && ASIDE.test(sentence) ? WEIGHTS.aside : 0) +
  (role === 'results' && OF_A_PART.test(sentence) ? WEIGHTS.part : 0)

/** In how many sentences each content word stands. */
function timesTold(words: readonly Set<number>[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const own of words) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
