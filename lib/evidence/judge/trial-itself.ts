import type { Design } from '../design'
import { notTheTrial } from './not-the-trial'
import type { FoundWords, Studied } from './study-text'

/** A design, and the words that decided. */
export type Finding = { design: Design; words: FoundWords[] }

/** A randomised trial, or what it is that only looks like one; null where the text does not say. */
export function trialItself(finding: Finding, studied: Studied): Finding | null {
  const other = notTheTrial(studied, finding.words[0]?.where === 'publication type')
  if (!other) return OUTRIGHT.has(finding.words[0]?.where ?? '') || saysRandom(studied) ? finding : blindedOnly(finding)
  return other.design && { design: other.design, words: [...other.words, ...finding.words] }
}

/** Where words stand that settle it by themselves. */
const OUTRIGHT: ReadonlySet<string> = new Set(['publication type', 'heading', 'title'])

/** Whether lots were drawn, or a placebo was given, by its own words: that it was blinded does not say so. */
const saysRandom = ({ parts }: Studied) => parts.some(({ lower }) => /random|placebo|\brct\b/.test(lower))
const blindedOnly = ({ words }: Finding): Finding => ({ design: 'clinical trial', words })
