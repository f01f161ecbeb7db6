import { contentWords } from './content-words'
import { FINDING, onlyAsksForResearch } from './research-call'
import type { Role } from './roles'
import { type Names, type ShortForm, shortForms, isSound, MOST_WORDS } from './short-form'
import type { Topic } from './topic'

export type Candidate = { index: number; role: Role; form: ShortForm; score: number; features: Features }
export type Features = Record<FeatureName, number>
type FeatureName = keyof typeof WEIGHTS

/**
 * What makes a sentence the finding of its study. Set by hand and tried on one half of 1,621 trial abstracts, looked at on the
 * other: naming what was tried and what was measured counts most, then standing where authors conclude.
 */
const WEIGHTS = {
  conclusion: 2,
  firstConclusion: 1.2,
  given: 1,
  measured: 1,
  title: 0.6,
  aim: 0.3,
  told: 0.5,
  finding: 1,
  length: 1.5,
  asksForResearch: -5,
  pointsBack: -1.5,
  flow: -2,
  limits: -2,
}

const POINTS_BACK = /^(?:it|they|this|these|its|their|he|she|such|both|the (?:former|latter|two|same|other|others))\b/i
const FLOW = /\b(?:baseline|enrolled|completed the|recruited|mean age|were included|demographic|dropped out|withdrew|lost to follow-up|were screened|response rate was)\b/i
const LIMITS = /\b(?:limitations?|limited by|small sample|first (?:study|trial|to)|our knowledge|registered|registration|funded|strengths? of|we (?:discuss|describe|propose|present|recommend|hypothesi[sz]e|believe|speculate))\b|NCT\d/i
const COUNTED = 4

const shared = (words: Set<string>, others: Set<string>): number => {
  let count = 0
  for (const word of words) if (others.has(word)) count++
  return count
}

/** The sentences that could be the finding, the best first. */
export function candidates(
  texts: readonly string[],
  roles: readonly Role[],
  names: Names,
  topic: Topic,
): Candidate[] {
  const first = roles.indexOf('conclusions')
  const told = timesTold(texts)
  const found: Candidate[] = []
  roles.forEach((role, index) => {
    if (role !== 'conclusions' && role !== 'results') return
    const sentence = texts[index] as string
    if (sentence.length > LONGEST_SENTENCE || sentence.endsWith(':')) return
    for (const form of shortForms(sentence, names)) {
      if (form.words > MOST_WORDS || form.words < LEAST_WORDS) continue
      const features = featuresOf(form, sentence, role, index === first, topic, told)
      found.push({ index, role, form, features, score: scoreOf(features) })
      break
    }
  })
  return found.sort((one, other) => other.score - one.score || one.index - other.index)
}

const LONGEST_SENTENCE = 700
const LEAST_WORDS = 5

function featuresOf(form: ShortForm, sentence: string, role: Role, isFirst: boolean, topic: Topic, told: Map<string, number>): Features {
  const words = contentWords(form.text)
  let again = 0
  for (const word of words) again += (told.get(word) ?? 1) - 1
  return {
    conclusion: role === 'conclusions' ? 1 : 0,
    firstConclusion: isFirst ? 1 : 0,
    given: Math.min(COUNTED, shared(words, topic.given)),
    measured: Math.min(COUNTED, shared(words, topic.measured)),
    title: Math.min(COUNTED, shared(words, topic.title)),
    aim: Math.min(COUNTED, shared(words, topic.aim)),
    told: Math.min(COUNTED, again / 8),
    finding: FINDING.test(form.text) ? 1 : 0,
    length: Math.min(1, form.words / MOST_WORDS),
    asksForResearch: onlyAsksForResearch(sentence) ? 1 : 0,
    pointsBack: POINTS_BACK.test(form.text) ? 1 : 0,
    flow: FLOW.test(sentence) ? 1 : 0,
    limits: LIMITS.test(sentence) ? 1 : 0,
  }
}

export function scoreOf(features: Features): number {
  let score = 0
  for (const [name, weight] of Object.entries(WEIGHTS)) score += weight * features[name as FeatureName]
  return score
}

/** In how many sentences each content word stands. */
function timesTold(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) for (const word of contentWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
void isSound
