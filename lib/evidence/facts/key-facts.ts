import type { AbstractSection } from '@/lib/studies/citable-text'
import type { Sentence } from '../sentences'
import { type StudyArms, studyArms } from './arms/study-arms'
import type { Effect } from './effect'
import { effectsIn } from './effects'
import { type FactSpan, factSentences } from './fact-text'
import { type FollowUp, followUpIn } from './follow-up'
import { outcomeName } from './outcome-words'
import { type Picot, picotIn } from './picot'
import { type Registration, registrationsIn } from './registrations'
import type { SampleSize } from './sample'
import { sampleSizeIn } from './sample-size'

/** The facts that decide whether a study applies, each with the words it was read from; what is not sure is absent. */
export type ExtractedFacts = Picot & {
  sampleSize: SampleSize | null
  effects: Effect[]
  followUp: FollowUp | null
  registrations: Registration[]
}

const LONGEST_TITLE = 1_000
const LONGEST_SECTION = 20_000

/** A study whose facts are asked for; `sentences` are those of `abstract`. */
export type FactSource = { abstract: readonly AbstractSection[]; title: string; sentences: readonly Sentence[] }

/**
 * Key facts of studies, in their order. A span with a section is in `abstract[section].text`, one without in the title.
 * One kind of fact after the other, for the reason that drafts are made step by step. Never throws.
 */
export function keyFactsOf(studies: readonly FactSource[]): ExtractedFacts[] {
  const read = studies.map(({ abstract, title, sentences }) => ({
    head: title.slice(0, LONGEST_TITLE),
    read: factSentences(abstract, sentences),
  }))
  const picots = read.map(({ head, read }) => picotIn(head, read))
  const samples = read.map(({ head, read }) => sampleSizeIn(read, head))
  const effects = read.map(({ head, read }, index) => {
    const { intervention, comparator, outcomes } = picots[index] as Picot
    const words = (span: FactSpan) =>
      span.section === null
        ? head.slice(span.start, span.end)
        : (studies[index]?.abstract[span.section]?.text ?? '').slice(span.start, span.end)
    let known: StudyArms | undefined
    const arms = () => {
      known ??= studyArms(head, read, intervention && comparator ? [words(intervention), words(comparator)] : null)
      return known
    }
    return effectsIn(read, { arms, primary: outcomes[0] ? outcomeName(words(outcomes[0]), () => true) : null })
  })
  return read.map(({ head, read }, index) => ({
    ...(picots[index] as Picot),
    sampleSize: samples[index] ?? null,
    effects: effects[index] ?? [],
    followUp: followUpIn(read),
    registrations: registrationsIn([
      { section: null, text: head },
      ...(studies[index]?.abstract ?? []).map(({ text }, section) => ({
        section,
        text: text.slice(0, LONGEST_SECTION),
      })),
    ]),
  }))
}

/** The same of one. */
export const keyFacts = (
  abstract: readonly AbstractSection[],
  title: string,
  sentences: readonly Sentence[],
): ExtractedFacts => keyFactsOf([{ abstract, title, sentences }])[0] as ExtractedFacts

/** The words of a span. */
export function wordsOf(span: FactSpan, abstract: readonly AbstractSection[], title: string): string {
  const text = span.section === null ? title : (abstract[span.section]?.text ?? '')
  return text.slice(span.start, span.end)
}
