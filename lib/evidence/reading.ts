import type { AbstractSection } from '@/lib/studies/citable-text'
import { contentWords } from './content-words'
import { countWords } from './edits'
import { MOST_SENTENCES } from './role-features'
import type { RoleModel } from './role-model'
import { type Role, rolesOf } from './roles'
import { type Sentence, sentencesOf } from './sentences'

/** An abstract taken apart: its sentences, their texts as stored, and what each is for and is made of. */
export type Reading = {
  title: string
  sentences: Sentence[]
  texts: string[]
  /** All of them, one after the other. */
  whole: string
  roles: Role[]
  /** The content words of each sentence. */
  words: Set<number>[]
  /** How many words each has in all. */
  lengths: number[]
  /** Whether the record keeps only the beginning of the abstract: what its authors concluded may be missing. */
  isTruncated: boolean
}

/** What older records of PubMed say where an abstract was longer than they could keep. */
const TRUNCATION = /\s?\(ABSTRACT TRUNCATED AT \d+ WORDS\)\s*$/

/** The place of the paper itself, which some journals print after its abstract: "Diabet. Med. 18, 438-444 (2001)". */
const OWN_PLACE =
  /(?<=[.!?)]\s)(?:\p{Lu}\p{L}*\.? ){1,6}\d{1,4}(?: ?\(\d{1,3}\))?[,:;] ?[A-Z]?\d+ ?[-–] ?[A-Z]?\d+ ?\((?:19|20)\d\d\)\.?\s*$/u

/** What is beyond this in one record is not looked at; the longest abstracts of PubMed have some 15,000 characters. */
const LONGEST_ABSTRACT = 40_000
const LONGEST_SENTENCE = 2_000
const LONGEST_TITLE = 600

/** Roles are stated by the model that comes with the portal, or by another one, as in a trial of what follows from them. */
export function readAbstract(title: string, abstract: readonly AbstractSection[], model?: RoleModel): Reading {
  const within = clipped(abstract)
  const found = sentencesOf(within, MOST_SENTENCES)
  const last = within.at(-1)?.text ?? ''
  const isTruncated = TRUNCATION.test(last)
  const end = /\(\d{4}\)\.?\s*$/.test(last) ? last.search(OWN_PLACE) : -1
  const sentences = isTruncated
    ? withoutTruncation(found, within)
    : end > 0
      ? found.filter(({ section, start }) => section < within.length - 1 || start < end)
      : found
  const texts = sentences.map(({ section, start, end }) =>
    (within[section]?.text ?? '').slice(start, Math.min(end, start + LONGEST_SENTENCE)),
  )
  const lower = texts.map((text) => text.toLowerCase())
  return {
    title: title.slice(0, LONGEST_TITLE),
    sentences,
    texts,
    whole: texts.join(' '),
    roles: rolesOf(within, sentences, model),
    words: lower.map(contentWords),
    lengths: lower.map(countWords),
    isTruncated,
  }
}

/** The note of a truncation belongs to no sentence. */
function withoutTruncation(sentences: Sentence[], abstract: readonly AbstractSection[]): Sentence[] {
  return sentences.flatMap((sentence) => {
    const text = (abstract[sentence.section]?.text ?? '').slice(sentence.start, sentence.end)
    const end = sentence.start + text.replace(TRUNCATION, '').length
    return end > sentence.start ? [{ ...sentence, end }] : []
  })
}

/** The abstract as far as it is looked at; the offsets into it stay what they are. */
function clipped(abstract: readonly AbstractSection[]): readonly AbstractSection[] {
  let left = LONGEST_ABSTRACT
  if (abstract.reduce((length, { text }) => length + text.length, 0) <= left) return abstract
  return abstract.map((section) => {
    const text = section.text.slice(0, left)
    left -= text.length
    return { ...section, text }
  })
}
