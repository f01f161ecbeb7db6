import { rarity } from './rarity'

/**
 * Latent semantic analysis: words that stand in the same documents get vectors that point the same way, so that a
 * study on a matter can be told from one that only has the word. Found by subspace iteration from a random start
 * (Halko, Martinsson and Tropp 2011); the start is always the same, so the same documents give the same space.
 */

/** Words of a document, stemmed, and in how many places each stands. */
export type WordCounts = { words: readonly string[]; counts: readonly number[] }

/** A vector of DIMENSIONS for every word, the longer the rarer it is. */
export type LatentSpace = ReadonlyMap<string, Float32Array>

/** More of them told no more on judged questions (`npm run eval -- search`). */
export const DIMENSIONS = 64
/** Words of fewer documents are known too little, words of a larger share tell nothing. */
const FEWEST = 3
const COMMON = 0.3
const ROUNDS = 3
/** Rows of a matrix that are worked on at a time: some milliseconds. */
const AT_ONCE = 500

/** `pause` is waited for every few milliseconds: a space of 16,000 documents takes seconds. */
export async function latentSpaceOf(
  documents: readonly WordCounts[],
  pause: () => Promise<void>,
): Promise<LatentSpace> {
  const found = new Map<string, number>()
  for (const { words } of documents) for (const word of words) found.set(word, (found.get(word) ?? 0) + 1)
  const known = [...found].filter(([, count]) => count >= FEWEST && count <= COMMON * documents.length)
  const words = known.map(([word]) => word).sort()
  const rarities = new Map(known.map(([word, count]) => [word, rarity(documents.length, count)]))
  const places = new Map(words.map((word, place) => [word, place]))
  const rows = documents.map((document) => rowOf(document, places, rarities))
  let vectors = startOf(words.length)
  for (let round = 0; round < ROUNDS; round++) {
    const ofDocuments = new Float32Array(rows.length * DIMENSIONS)
    await eachRow(rows.length, pause, (row) => gather(ofDocuments, row, rows[row] as Row, vectors))
    await makeOrthonormal(ofDocuments, rows.length, pause)
    vectors = new Float32Array(words.length * DIMENSIONS)
    await eachRow(rows.length, pause, (row) => scatter(vectors, rows[row] as Row, ofDocuments, row))
  }
  await makeOrthonormal(vectors, words.length, pause)
  return new Map(
    words.map((word, place) => {
      const vector = vectors.subarray(place * DIMENSIONS, (place + 1) * DIMENSIONS)
      return [word, vector.map((value) => value * (rarities.get(word) as number))]
    }),
  )
}

/** Which way a document points, each dimension −127 to 127: all 0 where no word of it is known. */
export function vectorOf(space: LatentSpace, { words, counts }: WordCounts): Int8Array {
  const sum = new Float64Array(DIMENSIONS)
  for (const [index, word] of words.entries()) {
    const vector = space.get(word)
    if (!vector) continue
    const weight = weightOf(counts[index] as number)
    for (let d = 0; d < DIMENSIONS; d++) sum[d] = (sum[d] as number) + weight * (vector[d] as number)
  }
  const longest = sum.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return longest === 0 ? new Int8Array(DIMENSIONS) : Int8Array.from(sum, (value) => Math.round((value / longest) * 127))
}

/** Said twice is more than once, but not twice as much. */
const weightOf = (count: number) => 1 + Math.log(count)

/** A document as a sparse row of unit length. */
type Row = { places: Int32Array; values: Float32Array }

function rowOf(
  { words, counts }: WordCounts,
  places: ReadonlyMap<string, number>,
  rarities: ReadonlyMap<string, number>,
): Row {
  const known = words.flatMap((word, index) => {
    const place = places.get(word)
    return place === undefined
      ? []
      : [{ place, value: weightOf(counts[index] as number) * (rarities.get(word) as number) }]
  })
  const length = Math.hypot(...known.map(({ value }) => value)) || 1
  return {
    places: Int32Array.from(known, ({ place }) => place),
    values: Float32Array.from(known, ({ value }) => value / length),
  }
}

/** Evenly spread numbers from −1 to 1, the same every time. */
function startOf(rows: number): Float32Array<ArrayBuffer> {
  let state = 42
  return Float32Array.from({ length: rows * DIMENSIONS }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x40000000 - 1
  })
}

/** target[row] = the document's words' vectors, weighted. */
function gather(target: Float32Array, row: number, { places, values }: Row, vectors: Float32Array) {
  for (const [index, place] of places.entries()) add(target, row, values[index] as number, vectors, place)
}

/** target[word] += the document's vector, weighted, for every word of it. */
function scatter(target: Float32Array, { places, values }: Row, vectors: Float32Array, row: number) {
  for (const [index, place] of places.entries()) add(target, place, values[index] as number, vectors, row)
}

function add(target: Float32Array, to: number, weight: number, source: Float32Array, from: number) {
  const [a, b] = [to * DIMENSIONS, from * DIMENSIONS]
  for (let d = 0; d < DIMENSIONS; d++) target[a + d] = (target[a + d] as number) + weight * (source[b + d] as number)
}

/** The columns of a matrix of so many rows made orthonormal, in place: by Cholesky's factor of their products. */
async function makeOrthonormal(matrix: Float32Array, rows: number, pause: () => Promise<void>) {
  const products = new Float64Array(DIMENSIONS * DIMENSIONS)
  await eachRow(rows, pause, (row) => {
    const values = matrix.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS)
    for (let a = 0; a < DIMENSIONS; a++)
      for (let b = a; b < DIMENSIONS; b++)
        products[a * DIMENSIONS + b] = at(products, a, b) + (values[a] as number) * (values[b] as number)
  })
  const factor = upperFactor(products)
  await eachRow(rows, pause, (row) => {
    const values = matrix.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS)
    for (let b = 0; b < DIMENSIONS; b++) {
      let rest = values[b] as number
      for (let a = 0; a < b; a++) rest -= (values[a] as number) * at(factor, a, b)
      values[b] = rest / at(factor, b, b)
    }
  })
}

/** R of products = Rᵀ R. A column that depends on those before it is left as next to nothing. */
function upperFactor(products: Float64Array): Float64Array {
  const factor = new Float64Array(products.length)
  for (let a = 0; a < DIMENSIONS; a++) {
    for (let b = a; b < DIMENSIONS; b++) {
      let rest = at(products, a, b)
      for (let k = 0; k < a; k++) rest -= at(factor, k, a) * at(factor, k, b)
      factor[a * DIMENSIONS + b] = a === b ? Math.sqrt(Math.max(rest, LEAST)) : rest / at(factor, a, a)
    }
  }
  return factor
}

const LEAST = 1e-9

const at = (matrix: Float64Array, row: number, column: number) => matrix[row * DIMENSIONS + column] as number

async function eachRow(rows: number, pause: () => Promise<void>, work: (row: number) => void) {
  for (let row = 0; row < rows; row++) {
    if (row % AT_ONCE === AT_ONCE - 1) await pause()
    work(row)
  }
}
