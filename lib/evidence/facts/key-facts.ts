import type { AbstractSection } from '@/lib/citable-text'
import type { Sentence } from '../sentences'
import type { Effect } from './effect'
import { effectsIn } from './effects'
import { type FactSpan, factSentences } from './fact-text'
import { type FollowUp, followUpIn } from './follow-up'
import { type Picot, picotIn } from './picot'
import { type Registration, registrationsIn } from './registrations'
import { type SampleSize, sampleSizeIn } from './sample-size'

/** The facts that decide whether a study applies, each with the words it was read from; what is not sure is absent. */
export type ExtractedFacts = Picot & {
  sampleSize: SampleSize | null
  effects: Effect[]
  followUp: FollowUp | null
  registrations: Registration[]
}

const LONGEST_TITLE = 1_000
const LONGEST_SECTION = 20_000

/**
 * Key facts of an abstract and its title; `sentences` are those of `abstract`. A span with a section is in
 * `abstract[section].text`, one without in the title. Never throws.
 */
export function keyFacts(
  abstract: readonly AbstractSection[],
  title: string,
  sentences: readonly Sentence[],
): ExtractedFacts {
  const read = factSentences(abstract, sentences)
  const head = title.slice(0, LONGEST_TITLE)
  return {
    ...picotIn(head, read),
    sampleSize: sampleSizeIn(read, head),
    effects: effectsIn(read),
    followUp: followUpIn(read),
    registrations: registrationsIn([
      { section: null, text: head },
      ...abstract.map(({ text }, section) => ({ section, text: text.slice(0, LONGEST_SECTION) })),
    ]),
  }
}

/** The words of a span. */
export function wordsOf(span: FactSpan, abstract: readonly AbstractSection[], title: string): string {
  const text = span.section === null ? title : (abstract[span.section]?.text ?? '')
  return text.slice(span.start, span.end)
}
