import type { Transaction } from '@/db/connection/pool'
import { conceptKey } from '@/lib/search/concept-key'
import { candidateKeys, type KnownName, recogniseConcepts, usefulWordings } from '@/lib/search/concepts'
import { LEXEME, quoted } from '@/lib/search/lexemes'
import { rarity } from '@/lib/search/rarity'
import { spellings } from '@/lib/search/spelling'
import { spokenName } from '@/lib/search/spoken-name'
import type { Part, ScoredLexeme } from './compiled-question'
import { expansionsOf } from './expansions'
import { knownNames } from './known-names'
import { byPairs } from './phrase-pairs'
import type { Statistics } from './statistics'
import { type Stems, stemsOf } from './stems'
import { all, any } from './tsquery'

/**
 * Reads bare words as concepts. Each one asks for the reader's words, all of them, or for the heading they name or one
 * below it, or for another wording of it; words that name nothing ask for themselves. `dropped`: keys of additions
 * that the reader does not want, or 'all'.
 */
export async function compileConcepts(
  tx: Transaction,
  words: string[],
  statistics: Statistics,
  dropped: readonly string[],
): Promise<Part[]> {
  const known = await knownNames(tx, candidateKeys(words, conceptKey))
  const recognised = recogniseConcepts(words, known, conceptKey).map(({ start, end, known }) => {
    return { own: words.slice(start, end), known }
  })
  const expansions = await expansionsOf(tx, recognised)
  const concepts = recognised.map(({ own, known }) => {
    const name = own.join(' ')
    return { own, known, wordings: known ? usefulWordings(conceptKey(name), known) : (expansions.get(name) ?? []) }
  })
  const stems = await stemsOf(
    tx,
    concepts.flatMap(({ own, wordings }) => [
      ...own.flatMap(spellings),
      ...wordings.map(({ term }) => spokenName(term)),
    ]),
  )
  const phrases = concepts.flatMap(({ wordings }) =>
    wordings.map(({ term }) => stems.get(spokenName(term))?.english ?? ''),
  )
  const paired = await byPairs(tx, phrases)
  const isDropped = (key: string) => dropped.includes('all') || dropped.includes(key)
  return concepts.flatMap(({ own, known, wordings }) => {
    const queries = own.map((word) => wordQuery(word, stems, statistics)).filter(Boolean)
    if (queries.length === 0) return []
    const lexemes = once(own.flatMap((word) => spellings(word).flatMap((each) => scored(stems.get(each), statistics))))
    const part: Part = {
      words: own.join(' '),
      query: '',
      own: lexemes,
      added: [],
      concept: null,
      additions: [],
    }
    if (known) part.concept = known.name
    if (known && indexed(known, statistics)) {
      const { id, name } = known
      const addition = { key: id, text: name, kind: 'heading' as const, dropped: isDropped(id) }
      const lexeme = LEXEME.heading + id
      part.additions.push(addition)
      const idf = rarity(statistics.studies, known.studies ?? 0)
      if (!addition.dropped) part.added.push({ query: quoted(lexeme), lexemes: [{ lexeme, idf }] })
    }
    for (const { term, key } of wordings) {
      const text = spokenName(term)
      const found = stems.get(text)
      if (!found?.english || unheardOf(found, statistics)) continue
      const addition = { key, text, kind: 'wording' as const, dropped: isDropped(key) }
      part.additions.push(addition)
      if (!addition.dropped)
        part.added.push({ query: paired.get(found.english) ?? found.english, lexemes: scored(found, statistics) })
    }
    const added = part.added.map(({ query }) => query)
    part.query = any([all(queries), ...added])
    return [part]
  })
}

/** What asks for a word, as English stems it or as a name stands; '' for a stop word. */
function wordQuery(word: string, stems: ReadonlyMap<string, Stems>, statistics: Statistics): string {
  const [typed, ...others] = spellings(word).map((spelling) => stems.get(spelling))
  if (!typed?.english) return ''
  const known = others.filter((other) => other && !unheardOf(other, statistics))
  return any([typed.english, typed.simple, ...known.map((other) => other?.english ?? '')])
}

const indexed = ({ heading, studies }: KnownName, statistics: Statistics) =>
  heading && (studies !== null || statistics.studies === 0)

/** Has a word that no study has: nothing can be found by it. */
const unheardOf = ({ lexemes }: Stems, { studies }: Statistics) =>
  studies > 0 && lexemes.some((each) => each.studies === 0)

export const scored = (stems: Stems | undefined, { studies }: Statistics): ScoredLexeme[] =>
  (stems?.lexemes ?? []).map((each) => ({ lexeme: each.lexeme, idf: rarity(studies, each.studies) }))

/** Two spellings may have one stem, and a word may be typed twice. */
const once = (lexemes: ScoredLexeme[]) => [...new Map(lexemes.map((each) => [each.lexeme, each])).values()]
