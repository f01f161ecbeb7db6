import type { KeyFacts, SourcedSentence, SourceSpan } from '@/lib/summaries/summary'
import { type Draft, type DraftSource, draftSummaries } from './draft'
import type { Refusal } from './draft-refusal'
import { asKeyFacts } from './facts/as-key-facts'
import { factsOfDesign } from './facts/facts-of-design'
import { type ExtractedFacts, keyFactsOf } from './facts/key-facts'
import { withoutSubscripts } from './subscripts'
import { type DraftTrace, traceOf } from './trace/draft-trace'

/** Raised with every change of what is drafted: studies drafted by an earlier one are drafted again. */
export const DRAFTER = 18

/** A draft as it is kept; null is what could not be drafted, and `refusal` why there is no TL;DR. */
export type DraftedSummary = {
  tldr: string | null
  source: SourceSpan | null
  refusal: Refusal | null
  paragraph: string | null
  sentences: SourcedSentence[] | null
  facts: KeyFacts | null
  /** How it came to be; null where the study has no abstract. */
  trace: DraftTrace | null
}

/** Studies that are drafted step by step together: 100 gave no more a second than 50, and 200 less. */
const AT_ONCE = 50

/** Machine's summaries of studies, in their order. A pure function of the records' texts; it never throws. */
export function draftedSummaries(studies: readonly DraftSource[]): DraftedSummary[] {
  const summaries: DraftedSummary[] = []
  for (let from = 0; from < studies.length; from += AT_ONCE) {
    const read = studies.slice(from, from + AT_ONCE).map((study) => withoutSubscripts(study))
    const some = read.map(({ study }) => study)
    const drafts = draftSummaries(some)
    const facts = keyFactsOf(
      some.map(({ abstract, title }, index) => ({ abstract, title, sentences: drafts[index]?.sentences ?? [] })),
    )
    read.forEach(({ study, restore }, index) => {
      const made = summaryOf(study, drafts[index] as Draft, facts[index] as ExtractedFacts)
      // Its offsets and letters are no words.
      summaries.push({ ...restore(made), trace: made.trace })
    })
  }
  return summaries
}

/** The same of one. */
export const draftedSummary = (study: DraftSource): DraftedSummary => draftedSummaries([study])[0] as DraftedSummary

function summaryOf({ abstract, title, design }: DraftSource, draft: Draft, found: ExtractedFacts): DraftedSummary {
  const { tldr, paragraph } = draft
  const isPlanned = design === 'protocol' || ('none' in tldr && tldr.none === 'no result yet')
  // A protocol has neither people nor effects yet.
  const read = factsOfDesign(isPlanned ? { ...found, sampleSize: null, effects: [] } : found, design ?? null)
  const facts = asKeyFacts(read, abstract, title)
  const drafted = 'sentences' in paragraph ? paragraph.sentences : null
  return {
    tldr: 'text' in tldr ? tldr.text : null,
    source: 'text' in tldr ? spanOf(tldr.source) : null,
    refusal: 'none' in tldr ? tldr.none : null,
    paragraph: drafted?.map(({ text }) => text).join(' ') ?? null,
    sentences: drafted?.map(({ text, source }) => ({ text, source: spanOf(source) })) ?? null,
    facts: Object.keys(facts).length > 0 ? facts : null,
    trace: draft.sentences.length > 0 ? traceOf(draft, read) : null,
  }
}

const spanOf = ({ section, start, end }: SourceSpan): SourceSpan => ({ section, start, end })
