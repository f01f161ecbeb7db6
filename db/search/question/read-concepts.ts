import type { Transaction } from '@/db/connection/pool'
import { conceptKey } from '@/lib/search/concept-key'
import {
  candidateKeys,
  type KnownName,
  LONGEST_NAME,
  type Recognised,
  recogniseConcepts,
  theOne,
  usefulWordings,
} from '@/lib/search/concepts'
import { asKnownName, clinicalAmong, meaningsOf } from '@/lib/search/framing/clinical-meanings'
import { type Framed, frameQuestion } from '@/lib/search/framing/frame-question'
import { cueOf } from '@/lib/search/framing/frame-words'
import type { QuestionKind } from '@/lib/search/framing/question-kind'
import { subjectOf } from '@/lib/search/framing/subject'
import { expansionsOf } from './expansions'
import { hyphenForms } from './hyphen-forms'
import { knownNames } from './known-names'

type Wording = { term: string; key: string }

/** One thing of a question in the reader's words, what it is known as, and what it is in the question. */
export type ReadConcept = Framed & {
  own: string[]
  known: KnownName | null
  /** Headings that the words mean, the one they name first. */
  headings: KnownName[]
  /** Other wordings, to be shown. */
  wordings: Wording[]
  /** The words as they are asked for: two that the corpus writes as one are one, each with its other forms. */
  asked: { word: string; forms: string[] }[]
}

/** Reads bare words as things that the vocabulary, the corpus or the list of clinical wordings know, and as a question. */
export async function readConcepts(
  tx: Transaction,
  words: string[],
): Promise<{ concepts: ReadConcept[]; kind: QuestionKind | null }> {
  const forms = await hyphenForms(tx, words)
  const aliases = otherKeys(words, forms)
  const keys = candidateKeys(words, conceptKey)
  const clinical = clinicalAmong(keys)
  const known = await knownNames(tx, [...keys, ...aliases.values()])
  for (const [key, alias] of aliases) {
    const names = known.get(alias)
    if (names && !known.has(key)) known.set(key, names)
  }
  for (const [key, wording] of clinical) {
    if (key.includes(' ') && !known.has(key)) known.set(key, [asKnownName(key, wording)])
  }
  const recognised = together(words, recogniseConcepts(words, known, conceptKey), forms).map(
    ({ start, end, known }) => ({ own: words.slice(start, end), known }),
  )
  const expansions = await expansionsOf(tx, recognised)
  const meanings = recognised.map(({ own }) => {
    const wording = clinical.get(conceptKey(own.join(' ')))
    return expansions.get(own.join(' ')) ?? (wording ? meaningsOf(wording) : [])
  })
  const meant = await knownNames(tx, [...new Set(meanings.flat().map(({ key }) => key))])
  const concepts = recognised.map(({ own, known }, index) => {
    const others = (meanings[index] ?? []).flatMap(({ key }) => theOne(meant.get(key) ?? []) ?? [])
    return {
      own,
      known,
      headings: onceById([...(known ? [known] : []), ...others]),
      wordings: wordingsOf(own, known, meanings[index] ?? [], forms),
      asked: askedOf(own, forms),
    }
  })
  const frame = frameQuestion(
    concepts.map(({ own, headings }) => {
      // What the clinic means by a word tells more than what MeSH has by its name.
      const subjects = headings.flatMap(({ trees }) => subjectOf(trees) ?? [])
      return { words: own, subject: subjects.at(-1) ?? null }
    }),
  )
  return {
    concepts: concepts.map((concept, index) => ({ ...concept, ...(frame.segments[index] as Framed) })),
    kind: frame.kind,
  }
}

function wordingsOf(
  own: string[],
  known: KnownName | null,
  meanings: Wording[],
  forms: ReadonlyMap<string, string>,
): Wording[] {
  const listed = known ? usefulWordings(conceptKey(own.join(' ')), known, (key) => joinedKey(key, forms)) : []
  const wordings = [...meanings, ...listed]
  return [...new Map(wordings.map((wording) => [wording.key, wording])).values()]
}

/** The key with words as one that can be written so. */
function joinedKey(key: string, forms: ReadonlyMap<string, string>): string {
  let joined = key
  for (const [written, form] of forms) {
    const [apart, whole] = form.includes(' ') ? [form, written] : [written, form]
    joined = ` ${joined} `.replaceAll(` ${conceptKey(apart)} `, ` ${conceptKey(whole)} `).trim()
  }
  return joined
}

function askedOf(own: readonly string[], forms: ReadonlyMap<string, string>): ReadConcept['asked'] {
  const asked: ReadConcept['asked'] = []
  for (let at = 0; at < own.length; at++) {
    const word = own[at] as string
    const pair = at + 1 < own.length ? `${word} ${own[at + 1]}` : ''
    const together = forms.get(pair.toLowerCase())
    if (together) at++
    const form = together ?? forms.get(word.toLowerCase())
    asked.push({ word: together ? pair : word, forms: form ? [form] : [] })
  }
  return asked
}

const onceById = (names: KnownName[]) => [...new Map(names.map((name) => [name.id, name])).values()]

/** Keys of runs of words with the key they would have if each word were written its other way. */
function otherKeys(words: readonly string[], forms: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>()
  if (forms.size === 0) return found
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= Math.min(words.length, start + LONGEST_NAME); end++) {
      const run = words.slice(start, end)
      const key = conceptKey(run.join(' '))
      const other = conceptKey(rewritten(run, forms).join(' '))
      if (key && other && key !== other) found.set(key, other)
    }
  }
  return found
}

/** The words in their other forms; two that are one elsewhere as that one. */
function rewritten(run: readonly string[], forms: ReadonlyMap<string, string>): string[] {
  const written: string[] = []
  for (let at = 0; at < run.length; at++) {
    const word = run[at] as string
    const pair = at + 1 < run.length ? forms.get(`${word} ${run[at + 1]}`.toLowerCase()) : undefined
    written.push(pair ?? forms.get(word.toLowerCase()) ?? word)
    if (pair) at++
  }
  return written
}

/** Two words that name nothing and that the corpus writes as one are one thing. */
function together(
  words: readonly string[],
  recognised: Recognised[],
  forms: ReadonlyMap<string, string>,
): Recognised[] {
  const joined: Recognised[] = []
  for (const each of recognised) {
    const before = joined.at(-1)
    const isPair = before && isBare(words, before) && isBare(words, each)
    const pair = isPair ? `${words[before.start]} ${words[each.start]}`.toLowerCase() : ''
    if (before && forms.has(pair)) joined.splice(-1, 1, { start: before.start, end: each.end, known: null })
    else joined.push(each)
  }
  return joined
}

const isBare = (words: readonly string[], { start, end, known }: Recognised) =>
  !known && end === start + 1 && cueOf(words[start] as string) === null
