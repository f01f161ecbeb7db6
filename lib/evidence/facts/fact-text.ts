import type { AbstractSection } from '@/lib/studies/citable-text'
import type { Sentence } from '../sentences'

/** `[start, end)` in UTF-16 units of `abstract[section].text`, or of the title where `section` is null. */
export type FactSpan = { section: number | null; start: number; end: number }

/** A sentence as the extractors read it. */
export type FactSentence = {
  text: string
  /** Of the first character, in the section or title. */
  start: number
  section: number | null
  /** Whether its section says what is known or wanted, not what was done. */
  isBackground: boolean
  /** Whether its section reports results or conclusions. */
  isResult: boolean
  /** Whether its section only says who took part. */
  isPeople: boolean
  /** Whether it has a number in figures; without one there is little to look for. */
  hasDigit: boolean
}

const BACKGROUND =
  /^(?:background|introduction|objectives?|aims?|purpose|context|rationale|goals?|importance|hypothesis|what is known)\b/i
const RESULT = /^(?:(?:main )?results?|findings?|outcomes?|conclusions?|interpretation|discussion)\b/i
const PEOPLE =
  /^(?:participants?|patients?|subjects?|animals?|population|study (?:population|participants|subjects)|sample|(?:setting|design)s?,? (?:and|\/|&) (?:patients|participants|subjects)|(?:patients|participants|subjects)(?:,? (?:and|\/|&) settings?))$/i
const METHOD = /method|finding|result|design|patients|materials|participants/i

/** Longer than any sentence that means something; what lies beyond is not read. */
const LONGEST = 2_000
const MOST_SENTENCES = 80

export function factSentences(abstract: readonly AbstractSection[], sentences: readonly Sentence[]): FactSentence[] {
  const read: FactSentence[] = []
  const kinds = abstract.map(({ label = '' }) => ({
    isBackground: BACKGROUND.test(label) && !METHOD.test(label),
    isResult: RESULT.test(label),
    isPeople: PEOPLE.test(label.trim()),
  }))
  for (const { section, start, end } of sentences) {
    if (read.length >= MOST_SENTENCES) break
    const part = abstract[section]
    const kind = kinds[section]
    if (!part || !kind) continue
    const { isBackground, isResult, isPeople } = kind
    const text = part.text.slice(start, Math.min(end, start + LONGEST))
    read.push({ text, start, section, isBackground, isResult, isPeople, hasDigit: /\d/.test(text) })
  }
  return read
}

export const spanIn = ({ section, start }: FactSentence, from: number, to: number): FactSpan => ({
  section,
  start: start + from,
  end: start + to,
})
