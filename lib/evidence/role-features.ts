/**
 * What the role model sees of a sentence: its words, word pairs, first words, its place in the abstract and the words
 * of its neighbours. Each is hashed to a bucket of a fixed table, so that no vocabulary has to be kept.
 */

export const BUCKETS = 1 << 17
/** Beyond these the rest of a sentence or of an abstract adds nothing but time. */
export const MOST_WORDS = 120
export const MOST_SENTENCES = 200

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193
/** Stand for every number: whether it is 3 or 4 says nothing of a sentence's role, that it is a decimal does. */
const WHOLE_NUMBER = 0x1b873593
const DECIMAL = 0x52dce729

/** One kind of feature each, so that a word and a neighbour's word are told apart. */
const KIND = {
  word: 0,
  pair: 1,
  first: 2,
  second: 3,
  before: 4,
  after: 5,
  place: 6,
  fromEnd: 7,
  tenth: 8,
  length: 9,
  opening: 10,
} as const

/** Spreads a value of one kind over the table (the finaliser of MurmurHash3). */
function bucketOf(kind: number, value: number): number {
  let mixed = Math.imul(value ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) & (BUCKETS - 1)
}

const isDigit = (code: number) => code >= 48 && code <= 57
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code >= 0xaa
/** Signs that tell a result from a method: = < > % ± ( / : and the like. */
const isTellingSign = (code: number) => '=<>%±(/:;?≤≥'.includes(String.fromCharCode(code))

/** The words of a sentence as hashes, in lower case; a number is one of two words whatever its value. */
export function wordHashes(sentence: string): Int32Array {
  const hashes = new Int32Array(MOST_WORDS)
  let count = 0
  let index = 0
  const { length } = sentence
  while (index < length && count < MOST_WORDS) {
    const code = sentence.charCodeAt(index)
    if (isDigit(code)) {
      let isWhole = true
      while (++index < length) {
        const next = sentence.charCodeAt(index)
        if (isDigit(next)) continue
        if ((next !== 46 && next !== 0xb7) || !isDigit(sentence.charCodeAt(index + 1))) break
        isWhole = false
      }
      hashes[count++] = isWhole ? WHOLE_NUMBER : DECIMAL
    } else if (code !== 0xb1 && isLetter(code) && !isTellingSign(code)) {
      let hash = Math.imul(OFFSET ^ (code < 91 ? code | 32 : code), PRIME)
      // A word is told by its first letters; a run of thousands is no word.
      while (++index < length) {
        const next = sentence.charCodeAt(index)
        if (!isLetter(next)) break
        hash = Math.imul(hash ^ (next < 91 ? next | 32 : next), PRIME)
      }
      hashes[count++] = hash
    } else {
      if (isTellingSign(code)) hashes[count++] = Math.imul(code, PRIME)
      index++
    }
  }
  return hashes.subarray(0, count)
}

const pairOf = (one: number, other: number) => Math.imul(one, 31) ^ other

/** The buckets of every sentence, in order; sentences past the bound are left out. */
export function featuresOf(sentences: readonly string[]): Int32Array[] {
  const words = sentences.slice(0, MOST_SENTENCES).map(wordHashes)
  const none = new Int32Array(0)
  return words.map((own, index) =>
    bucketsOf(own, words[index - 1] ?? none, words[index + 1] ?? none, index, words.length),
  )
}

/** Which buckets a sentence has shown already: the number of the sentence that last did. */
const shown = new Int32Array(BUCKETS)
let turn = 0

/** A feature counts once a sentence, however often it stands in it. */
function bucketsOf(own: Int32Array, before: Int32Array, after: Int32Array, index: number, total: number): Int32Array {
  const buckets = new Int32Array(own.length * 2 + before.length + after.length + 8)
  let count = 0
  turn = (turn + 1) | 0 || 1
  const show = (kind: number, value: number) => {
    const bucket = bucketOf(kind, value)
    if (shown[bucket] === turn) return
    shown[bucket] = turn
    buckets[count++] = bucket
  }
  for (let word = 0; word < own.length; word++) {
    const hash = own[word] as number
    show(KIND.word, hash)
    if (word > 0) show(KIND.pair, pairOf(own[word - 1] as number, hash))
  }
  for (const hash of before) show(KIND.before, hash)
  for (const hash of after) show(KIND.after, hash)
  const [first = 0, second = 0, third = 0] = own
  show(KIND.first, first)
  show(KIND.second, second)
  show(KIND.opening, pairOf(pairOf(first, second), third))
  show(KIND.place, Math.min(index, 12))
  show(KIND.fromEnd, Math.min(total - 1 - index, 12))
  show(KIND.tenth, Math.floor((10 * index) / total))
  show(KIND.length, Math.min(own.length >> 3, 8))
  return buckets.subarray(0, count)
}
