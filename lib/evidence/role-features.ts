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

const LETTER = 1
const DIGIT = 2
/** Signs that tell a result from a method. */
const SIGN = 3
const KINDS = new Uint8Array(256)
for (let code = 0; code < KINDS.length; code++) {
  const character = String.fromCharCode(code)
  if (/[0-9]/.test(character)) KINDS[code] = DIGIT
  else if ('=<>%±(/:;?'.includes(character)) KINDS[code] = SIGN
  else if (/[A-Za-z]/.test(character) || code >= 0xaa) KINDS[code] = LETTER
}

function kindOf(code: number): number {
  if (code < KINDS.length) return KINDS[code] as number
  return code === 0x2264 || code === 0x2265 ? SIGN : LETTER
}

const lowered = (code: number) => (code < 91 ? code | 32 : code)

const scratch = new Int32Array(MOST_WORDS)

/** The words of a sentence as hashes, in lower case; a number is one of two words whatever its value. */
export function wordHashes(sentence: string): Int32Array {
  const hashes = scratch
  let count = 0
  let index = 0
  const length = sentence.length
  while (index < length && count < MOST_WORDS) {
    const code = sentence.charCodeAt(index++)
    const kind = kindOf(code)
    if (kind === LETTER) {
      let hash = Math.imul(OFFSET ^ lowered(code), PRIME)
      for (; index < length; index++) {
        const next = sentence.charCodeAt(index)
        if (kindOf(next) !== LETTER) break
        hash = Math.imul(hash ^ lowered(next), PRIME)
      }
      hashes[count++] = hash
    } else if (kind === DIGIT) {
      let isWhole = true
      for (; index < length; index++) {
        const next = sentence.charCodeAt(index)
        if (kindOf(next) === DIGIT) continue
        if ((next !== 46 && next !== 0xb7) || kindOf(sentence.charCodeAt(index + 1)) !== DIGIT) break
        isWhole = false
      }
      hashes[count++] = isWhole ? WHOLE_NUMBER : DECIMAL
    } else if (kind === SIGN) hashes[count++] = Math.imul(code, PRIME)
  }
  return hashes.slice(0, count)
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

/** A feature counts once a sentence, however often it stands in it. */
function bucketsOf(own: Int32Array, before: Int32Array, after: Int32Array, index: number, total: number): Int32Array {
  const all = new Int32Array(own.length * 2 + before.length + after.length + 7)
  let count = 0
  for (let word = 0; word < own.length; word++) {
    const hash = own[word] as number
    all[count++] = bucketOf(KIND.word, hash)
    if (word > 0) all[count++] = bucketOf(KIND.pair, pairOf(own[word - 1] as number, hash))
  }
  for (let word = 0; word < before.length; word++) all[count++] = bucketOf(KIND.before, before[word] as number)
  for (let word = 0; word < after.length; word++) all[count++] = bucketOf(KIND.after, after[word] as number)
  const first = own.length > 0 ? (own[0] as number) : 0
  const second = own.length > 1 ? (own[1] as number) : 0
  const third = own.length > 2 ? (own[2] as number) : 0
  all[count++] = bucketOf(KIND.first, first)
  all[count++] = bucketOf(KIND.second, second)
  all[count++] = bucketOf(KIND.opening, pairOf(pairOf(first, second), third))
  all[count++] = bucketOf(KIND.place, Math.min(index, 12))
  all[count++] = bucketOf(KIND.fromEnd, Math.min(total - 1 - index, 12))
  all[count++] = bucketOf(KIND.tenth, Math.floor((10 * index) / total))
  all[count++] = bucketOf(KIND.length, Math.min(own.length >> 3, 8))
  return withoutRepeats(all, count)
}

/** Which buckets a sentence has shown already: the turn of the sentence that last did; in bytes, to stay in the cache. */
const shown = new Uint8Array(BUCKETS)
const LAST_TURN = 255
let turn = 0

/** The first `count` buckets, each once, in place. */
function withoutRepeats(buckets: Int32Array, count: number): Int32Array {
  if (turn === LAST_TURN) shown.fill(0)
  turn = (turn % LAST_TURN) + 1
  let kept = 0
  for (let index = 0; index < count; index++) {
    const bucket = buckets[index] as number
    if (shown[bucket] === turn) continue
    shown[bucket] = turn
    buckets[kept++] = bucket
  }
  return buckets.subarray(0, kept)
}
