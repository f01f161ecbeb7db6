import { contentWords } from '../evidence/content-words'

/** What a prompt asks of a trial: what was given, against what, and what was measured. */
export type TrialPrompt = { intervention: string; comparator: string; outcome: string }

/** Whether a text names both something that was given and something that was measured. */
export function namesBoth(text: string, prompts: readonly TrialPrompt[]): boolean {
  const words = contentWords(text)
  const names = (phrase: string) => [...contentWords(phrase)].some((word) => words.has(word))
  return (
    prompts.some(({ intervention, comparator }) => names(intervention) || names(comparator)) &&
    prompts.some(({ outcome }) => names(outcome))
  )
}
