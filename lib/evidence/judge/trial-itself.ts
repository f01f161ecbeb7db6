import type { Design } from '../design'
import { isNamedTrial, METHODS, notTheTrial, RESULTS } from './not-the-trial'
import type { FoundWords, Studied } from './study-text'

/** A design, and the words that decided. */
export type Finding = { design: Design; words: FoundWords[] }

/** A trial of any kind, or what it is that only looks like one; null where the text does not say. */
export function trialItself(finding: Finding, studied: Studied): Finding | null {
  const other = notTheTrial(studied, finding.words[0]?.where === 'publication type')
  if (!other) {
    const isSaid = finding.design !== 'randomised trial' || OUTRIGHT.has(finding.words[0]?.where ?? '')
    return isSaid || saysRandom(studied) ? finding : blindedOnly(finding)
  }
  return other.design && { design: other.design, words: [...other.words, ...finding.words] }
}

/** Where words stand that settle it by themselves. */
const OUTRIGHT: ReadonlySet<string> = new Set(['publication type', 'heading', 'title'])

/** Whether lots were drawn, or a placebo was given, by its own words: that it was blinded does not say so. */
const saysRandom = ({ parts }: Studied) => parts.some(({ lower }) => /random|placebo|\brct\b/.test(lower))
const blindedOnly = ({ words }: Finding): Finding => ({ design: 'clinical trial', words })

/**
 * Whether a record that indexers typed as a review reports a randomised trial of its own: its title names the trial, or
 * it draws lots under methods and has results.
 */
export function isReportOfTrial({ design, words }: Finding, { parts }: Studied): boolean {
  const [title] = parts
  if (design !== 'randomised trial' || !title) return false
  if (words[0]?.where === 'title') return isNamedTrial(title.text)
  return parts.some(({ label }) => METHODS.test(label)) && parts.some(({ label }) => RESULTS.test(label))
}
