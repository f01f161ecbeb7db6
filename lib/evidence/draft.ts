import type { AbstractSection } from '@/lib/citable-text'
import { type Paragraph, paragraphOf } from './paragraph'
import { readAbstract } from './reading'
import type { Role } from './roles'
import type { Sentence } from './sentences'
import { namesOf } from './short-form'
import { type Tldr, tldrOf } from './tldr'

/** What a draft is made from: the title's plain text, the abstract as stored, and what the record says of its kind. */
export type DraftSource = {
  title: string
  abstract: readonly AbstractSection[]
  publicationTypes?: readonly string[]
}

export type Draft = { tldr: Tldr; paragraph: Paragraph; sentences: Sentence[]; roles: Role[] }

/**
 * A machine's draft of a study's summary: its sentences with their roles, one sentence of finding, and a paragraph. A
 * pure function of the text; it never throws, and what it cannot do it says.
 */
export function draftSummary({ title, abstract, publicationTypes }: DraftSource): Draft {
  const reading = readAbstract(title, abstract)
  const names = namesOf(reading)
  const tldr = tldrOf(reading, names, publicationTypes)
  const paragraph =
    'none' in tldr && tldr.none !== 'nothing that can stand alone' ? tldr : paragraphOf(reading, names, tldr)
  return { tldr, paragraph, sentences: reading.sentences, roles: reading.roles }
}
