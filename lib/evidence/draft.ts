import type { AbstractSection } from '@/lib/studies/citable-text'
import type { Design } from './design'
import { WITHOUT_FINDING } from './draft-refusal'
import { type Paragraph, paragraphOf } from './paragraph'
import { readAbstract } from './reading'
import type { Role } from './roles'
import type { Sentence } from './sentences'
import { namesOf } from './short-form'
import { type Chances, type Tldr, tldrOf, type Weighed } from './tldr'

/** What a draft is made from: the title's plain text, the abstract as stored, and what the record says of its kind. */
export type DraftSource = {
  title: string
  abstract: readonly AbstractSection[]
  publicationTypes?: readonly string[]
  /** As it was judged; left out where nobody has. */
  design?: Design | null
}

export type Draft = {
  tldr: Tldr
  chances: Chances
  weighed: Weighed
  paragraph: Paragraph
  sentences: Sentence[]
  roles: Role[]
}

/**
 * Machine's drafts of studies' summaries, in their order: sentences with their roles, one sentence of finding, and a
 * paragraph. A pure function of the texts; it never throws, and what it cannot do it says. It goes step by step over all
 * of them and not study by study over all steps, which was measured to take a quarter more time: a study by itself meets
 * the code of hundreds of patterns once each.
 */
export function draftSummaries(sources: readonly DraftSource[]): Draft[] {
  const read = sources.map(({ title, abstract, publicationTypes, design }) => ({
    publicationTypes,
    design,
    reading: readAbstract(title, abstract),
  }))
  const named = read.map((study) => ({ ...study, names: namesOf(study.reading) }))
  const found = named.map((study) => ({
    ...study,
    ...tldrOf(study.reading, study.names, study.publicationTypes, study.design),
  }))
  return found.map(({ reading, names, tldr, chances, weighed, design }) => {
    // What a protocol tells of others would read as what it found.
    const isRefused = 'none' in tldr && (design === 'protocol' || !WITHOUT_FINDING.has(tldr.none))
    const paragraph = isRefused ? { none: tldr.none } : paragraphOf(reading, names, tldr, chances)
    return { tldr, chances, weighed, paragraph, sentences: reading.sentences, roles: reading.roles }
  })
}

/** The same of one. */
export const draftSummary = (source: DraftSource): Draft => draftSummaries([source])[0] as Draft
