import type { Effect } from '@/lib/evidence/facts/effect'
import type { FactSpan } from '@/lib/evidence/facts/fact-text'
import type { FactName, KeyFacts, SourceSpan } from '@/lib/summaries/summary'
import type { BoundSummary, DemoEffect } from './demo-study'

/** What a summary is bound to. */
type Text = { title: string; abstract: readonly { text: string }[] }

/** Where these words stand first in the abstract. Throws where they do not. */
export function placeOf({ abstract }: Text, words: string): SourceSpan {
  for (const [section, { text }] of abstract.entries()) {
    const start = text.indexOf(words)
    if (start >= 0) return { section, start, end: start + words.length }
  }
  throw new Error(`The abstract does not say “${words}”`)
}

/** The same, also of words that only the title has. */
function factPlace(text: Text, words: string): FactSpan {
  if (text.abstract.some((section) => section.text.includes(words))) return placeOf(text, words)
  const start = text.title.indexOf(words)
  if (start < 0) return placeOf(text, words)
  return { section: null, start, end: start + words.length }
}

export const boundWords = (text: Text, words: BoundSummary['words']): KeyFacts['words'] =>
  Object.fromEntries(
    (Object.entries(words) as [FactName, string][]).map(([name, said]) => [name, factPlace(text, said)]),
  )

export const boundEffects = (text: Text, effects: readonly DemoEffect[]): Effect[] =>
  effects.map(({ source, ...effect }) => ({ ...effect, span: placeOf(text, source) }))
