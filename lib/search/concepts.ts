/** A name that the vocabulary or the corpus knows, by its key. */
export type KnownName = {
  key: string
  /** What documents name the heading by (`LEXEME.heading`). */
  id: string
  name: string
  preferred: boolean
  /** Whether studies are indexed under it; a supplementary concept has words only. */
  heading: boolean
  /** How many have it or one below it, null where none was counted. */
  studies: number | null
  /** Where the vocabulary has it ("C17.300.775"); null for a heading that only the corpus has. */
  trees: string[] | null
  /** Its other wordings, the preferred one first. */
  wordings: { term: string; key: string }[]
}

/** A run of the reader's words that names one thing: [start, end) in words. */
export type Recognised = { start: number; end: number; known: KnownName | null }

/** No name of a concept that a person types is longer. */
export const LONGEST_NAME = 6

/** Every run of words that may be a name, as keys; with `keyOf` = `conceptKey`. */
export function candidateKeys(words: readonly string[], keyOf: (text: string) => string): string[] {
  const keys = new Set<string>()
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= Math.min(words.length, start + LONGEST_NAME); end++) {
      const key = keyOf(words.slice(start, end).join(' '))
      if (key) keys.add(key)
    }
  }
  return [...keys]
}

/**
 * Reads words as concepts, the longest name first and of equals the one that comes first. A name that belongs to
 * several concepts is the one that prefers it; where none does, or two do, nobody knows which was meant: the words
 * stand for themselves.
 */
export function recogniseConcepts(
  words: readonly string[],
  known: ReadonlyMap<string, KnownName[]>,
  keyOf: (text: string) => string,
): Recognised[] {
  const taken: (Recognised | undefined)[] = words.map(() => undefined)
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const end = start + length
      if (taken.slice(start, end).some((other) => other !== undefined)) continue
      const name = theOne(known.get(keyOf(words.slice(start, end).join(' '))) ?? [])
      if (name) taken.fill({ start, end, known: name }, start, end)
    }
  }
  const found = taken.map((concept, start) => concept ?? { start, end: start + 1, known: null })
  return found.filter((concept, index) => concept !== found[index - 1])
}

/** The concept that a name of these means, where that is clear. */
export function theOne(names: readonly KnownName[]): KnownName | undefined {
  const ids = new Map(names.map((name) => [name.id, name]))
  if (ids.size <= 1) return names[0]
  const preferred = new Map(names.filter((name) => name.preferred).map((name) => [name.id, name]))
  return preferred.size === 1 ? preferred.values().next().value : undefined
}

/** Wordings beyond this many are left out: each one costs at every study that is looked at. */
const MOST_WORDINGS = 8

/**
 * The other wordings of a concept worth asking for: not those that the reader's own words find already, being longer
 * than they are, nor letters and figures that stand for many things. `joined` writes words of a key as one that are one.
 */
export function usefulWordings(
  own: string,
  known: KnownName,
  joined = (key: string) => key,
): { term: string; key: string }[] {
  const chosen: { term: string; words: Set<string>; key: string }[] = []
  const covered = (words: Set<string>) =>
    [new Set(joined(own).split(' ')), ...chosen.map((other) => other.words)].some((fewer) =>
      [...fewer].every((word) => words.has(word)),
    )
  for (const { term, key } of known.wordings) {
    const words = new Set(joined(key).split(' '))
    const telling = [...words].some((word) => word.length > 3 && /\p{L}/u.test(word))
    if (!telling || covered(words)) continue
    chosen.push({ term, words, key })
    if (chosen.length === MOST_WORDINGS) break
  }
  return chosen.map(({ term, key }) => ({ term, key }))
}
