import type { MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core'

/** What a guesser tries first, as it stands in a password. */
const KINDS: [string, (match: MatchExtended) => boolean][] = [
  ['your own name or address', ({ dictionaryName }) => dictionaryName === 'userInputs'],
  ['common passwords', ({ dictionaryName }) => String(dictionaryName).startsWith('passwords')],
  ['names', ({ dictionaryName }) => /^(first|last)names/.test(String(dictionaryName))],
  ['common words', ({ pattern }) => pattern === 'dictionary' || pattern === 'wordSequence'],
  ['a date or a year', ({ pattern }) => pattern === 'date' || pattern === 'regex'],
  ['keys that lie side by side', ({ pattern }) => pattern === 'spatial'],
  ['a sequence', ({ pattern }) => pattern === 'sequence'],
  ['repetition', ({ pattern }) => pattern === 'repeat'],
]

/** How many guesses a password must stand, as a power of ten: what is not worth stealing its hash for. */
export const ENOUGH = 10

/**
 * What is looked at, in characters: two pieces, the second only where the first is weak. Time grows with the square of the
 * length and faster, and whoever may set a password may send 256 characters: a piece takes some hundredths of a second.
 */
const PIECE = 32
/** The commonest words of each list: what is rarer is not guessed before anything else. */
const WORDS = 30_000

/**
 * How many guesses it takes to find `password`, as a power of ten and at least, for somebody who knows `about` its owner;
 * and what it is made of, in words. On the server alone: the lists of words are megabytes.
 */
export async function guessesFor(
  password: string,
  about: readonly string[],
): Promise<{ guesses: number; madeOf: string[] }> {
  const estimator = await loaded()
  const characters = [...password]
  const pieces = [characters.slice(0, PIECE), characters.slice(PIECE, 2 * PIECE)].map((piece) => piece.join(''))
  const madeOf = new Set<string>()
  let guesses = 0
  for (const piece of new Set(pieces)) {
    if (!piece || guesses >= ENOUGH) break
    const found = estimator.check(
      piece,
      about.map((text) => text.slice(0, 100)),
    )
    guesses += found.guessesLog10
    for (const match of found.sequence) {
      const kind = KINDS.find(([, is]) => is(match))
      if (kind) madeOf.add(kind[0])
    }
  }
  return { guesses, madeOf: [...madeOf] }
}

let loading: Promise<ZxcvbnFactory> | undefined

/** Read when somebody first sets a password: a second of work and some forty megabytes. */
const loaded = () => (loading ??= load())

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  const lists = Object.entries({ ...common.dictionary, ...english.dictionary })
  return new ZxcvbnFactory({
    dictionary: Object.fromEntries(lists.map(([name, words]) => [name, words.slice(0, WORDS)])),
    graphs: common.adjacencyGraphs,
    maxLength: PIECE,
    // Each is another spelling of the whole piece to look up.
    l33tMaxSubstitutions: 4,
  })
}
