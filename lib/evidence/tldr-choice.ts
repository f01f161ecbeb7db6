import { contentWords } from './content-words'
import type { Reading } from './reading'
import { FINDING, onlyAsksForResearch } from './research-call'
import type { Role } from './roles'
import { MOST_WORDS, type Names, type ShortForm, shortForms } from './short-form'
import type { Topic } from './topic'

export type Candidate = { index: number; role: Role; form: ShortForm; score: number; features: Features }
export type Features = Record<FeatureName, number>
type FeatureName = keyof typeof WEIGHTS

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
const COUNTED = 4

const shared = (words: Set<string>, others: Set<string>): number => {
  let count = 0
  for (const word of words) if (others.has(word)) count++
  return count
}

/** The sentences that could be the finding, the best first. */
export function candidates(reading: Reading, names: Names, topic: Topic): Candidate[] {
  const { texts, roles, words } = reading
  const first = roles.indexOf('conclusions')
  const told = timesTold(words)
  const found: Candidate[] = []
  roles.forEach((role, index) => {
    if (role !== 'conclusions' && role !== 'results') return
    const sentence = texts[index] as string
    if (sentence.length > LONGEST_SENTENCE || sentence.endsWith(':')) return
    for (const form of shortForms(sentence, names)) {
      if (form.words > MOST_WORDS || form.words < LEAST_WORDS) continue
      const own = new Set(words[index])
      for (const put of form.named) for (const word of contentWords(put)) own.add(word)
      const features = featuresOf(form, sentence, own, role, index === first, topic, told)
      found.push({ index, role, form, features, score: scoreOf(features) })
      break
    }
  })
  return found.sort((one, other) => other.score - one.score || one.index - other.index)
}

const LONGEST_SENTENCE = 700
const LEAST_WORDS = 5

function featuresOf(
  form: ShortForm,
  sentence: string,
  words: Set<string>,
  role: Role,
  isFirst: boolean,
  topic: Topic,
  told: Map<string, number>,
): Features {
  const given = Math.min(COUNTED, shared(words, topic.given))
  let again = 0
  for (const word of words) again += (told.get(word) ?? 1) - 1
  return {
    conclusion: role === 'conclusions' ? 1 : 0,
    firstConclusion: isFirst ? 1 : 0,
    given,
    title: Math.min(COUNTED, shared(words, topic.title)),
    told: Math.min(COUNTED, again / 8),
    finding: FINDING.test(sentence) ? 1 : 0,
    length: Math.min(1, form.words / MOST_WORDS),
    asksForResearch: onlyAsksForResearch(sentence) ? 1 : 0,
    pointsBack: POINTS_BACK.test(form.text) ? 1 : 0,
    flow: FLOW.test(sentence) ? 1 : 0,
    limits: LIMITS.test(sentence) ? 1 : 0,
    aside: role === 'results' && ASIDE.test(sentence) ? 1 : 0,
    unnamed: role === 'results' && given === 0 ? 1 : 0,
  }
}

const WEIGHTED = Object.entries(WEIGHTS) as [FeatureName, number][]

export function scoreOf(features: Features): number {
  let score = 0
  for (const [name, weight] of WEIGHTED) score += weight * features[name]
  return score
}

/** In how many sentences each content word stands. */
function timesTold(words: readonly Set<string>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const own of words) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
