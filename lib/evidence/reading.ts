import type { AbstractSection } from '@/lib/citable-text'
import { contentWords } from './content-words'
import { type Role, rolesOf } from './roles'
import { type Sentence, sentencesOf } from './sentences'

/** An abstract taken apart: its sentences, their texts as stored, what each is for, and its content words. */
export type Reading = {
  title: string
  sentences: Sentence[]
  texts: string[]
  roles: Role[]
  words: Set<string>[]
}

/** What is beyond this in one abstract is not looked at: the longest in PubMed have some 15,000 characters. */
const MOST_SENTENCES = 150
const LONGEST_SENTENCE = 2_000
const LONGEST_TITLE = 600

export function readAbstract(title: string, abstract: readonly AbstractSection[]): Reading {
  const sentences = sentencesOf(abstract)
  const roles = rolesOf(abstract, sentences)
  const kept = sentences.slice(0, MOST_SENTENCES)
  const texts = kept.map(({ section, start, end }) =>
    (abstract[section]?.text ?? '').slice(start, Math.min(end, start + LONGEST_SENTENCE)),
  )
  return {
    title: title.slice(0, LONGEST_TITLE),
    sentences: kept,
    texts,
    roles: roles.slice(0, MOST_SENTENCES),
    words: texts.map(contentWords),
  }
}
