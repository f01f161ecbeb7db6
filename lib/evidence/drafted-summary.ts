import type { KeyFacts, SourcedSentence, SourceSpan } from '../summary'
import { type DraftSource, draftSummary } from './draft'
import type { Refusal } from './draft-refusal'
import { asKeyFacts } from './facts/as-key-facts'
import { keyFacts } from './facts/key-facts'

/** Raised with every change of what is drafted: studies drafted by an earlier one are drafted again. */
export const DRAFTER = 4

/** A draft as it is kept; null is what could not be drafted, and `refusal` why there is no TL;DR. */
export type DraftedSummary = {
  tldr: string | null
  source: SourceSpan | null
  refusal: Refusal | null
  paragraph: string | null
  sentences: SourcedSentence[] | null
  facts: KeyFacts | null
}

/** A machine's summary of a study. A pure function of the record's text; it never throws. */
export function draftedSummary(study: DraftSource): DraftedSummary {
  const { tldr, paragraph, sentences } = draftSummary(study)
  const found = keyFacts(study.abstract, study.title, sentences)
  const facts = asKeyFacts(found, study.abstract, study.title)
  const drafted = 'sentences' in paragraph ? paragraph.sentences : null
  return {
    tldr: 'text' in tldr ? tldr.text : null,
    source: 'text' in tldr ? spanOf(tldr.source) : null,
    refusal: 'none' in tldr ? tldr.none : null,
    paragraph: drafted?.map(({ text }) => text).join(' ') ?? null,
    sentences: drafted?.map(({ text, source }) => ({ text, source: spanOf(source) })) ?? null,
    facts: Object.keys(facts).length > 0 ? facts : null,
  }
}

const spanOf = ({ section, start, end }: SourceSpan): SourceSpan => ({ section, start, end })
