import { ANSWERS, type Answers, type AppraisalAnswer, FORMS, type FormId } from './appraisal-form'
import type { Change } from './session'

export type QuestionTally = {
  key: string
  words: string
  counts: Record<AppraisalAnswer, number>
  /** How many have answered it. */
  answered: number
}

/**
 * How often each answer was given, the questions on which the group is least of one mind first: by the share of the most
 * frequent answer, and otherwise as in the form. Nothing is added up over questions.
 */
export function tallyAnswers(form: FormId, ballots: readonly Answers[]): QuestionTally[] {
  const tallies = FORMS[form].questions.map(({ key, words }) => {
    const counts = { yes: 0, partly: 0, no: 0, unclear: 0 }
    for (const ballot of ballots) {
      const answer = ballot[key]
      if (answer) counts[answer]++
    }
    return { key, words, counts, answered: ANSWERS.reduce((sum, answer) => sum + counts[answer], 0) }
  })
  return tallies.sort((a, b) => unity(a) - unity(b))
}

/** From little more than 0 to 1: all who answered gave the same answer. */
const unity = ({ counts, answered }: QuestionTally) =>
  answered === 0 ? 1 : Math.max(...Object.values(counts)) / answered

/** "5 yes, 4 no", the most frequent first. */
export function countsWords({ counts }: QuestionTally, words: Record<AppraisalAnswer, string>): string {
  const given = ANSWERS.filter((answer) => counts[answer] > 0).sort((a, b) => counts[b] - counts[a])
  return given.map((answer) => `${counts[answer]} ${words[answer].toLowerCase()}`).join(', ') || 'no answers'
}

export type Spread = { lower: number; median: number; upper: number }

/** Median and quartiles, between the two nearest values in proportion (Hyndman and Fan 1996, type 7); null for none. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => {
    const place = (sorted.length - 1) * share
    const low = sorted[Math.floor(place)] as number
    const high = sorted[Math.ceil(place)] as number
    return low + (high - low) * (place - Math.floor(place))
  }
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) }
}

/** What a form of a verdict begins with after the ballots: most would change what they do, most would not, or neither. */
export function usualStance(ballots: readonly { change: Change }[]): 'consider' | 'do-not-change' | 'await' {
  const of = (change: Change) => ballots.filter((ballot) => ballot.change === change).length
  if (2 * of('yes') > ballots.length) return 'consider'
  return 2 * of('no') > ballots.length ? 'do-not-change' : 'await'
}
