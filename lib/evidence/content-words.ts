/** Words that name nothing: a text and a prompt that share only these do not speak of the same thing. */
const EMPTY =
  `about above after again against all alone along also although among and any are because been before being below
  between both but can could did does down during each either end every few first following for four from further had
  has have her his how however into its least less may more most much nor not off once one only other our out over own
  same second should since six some such than that the their them then there these they this those three through too
  two under until very was were what when where whether which while who will with within without would
  baseline change changes compared comparison control controls day days difference differences effect effects group groups hour
  hours level levels main mean measure measured measures median minutes month months number outcome outcomes participants
  patient patients per percent percentage period point points primary proportion rate rates received result results
  scale scales score scores secondary studies study subjects test time times total treated treatment treatments
  therapy trial trials usual value values versus week weeks year years`.split(/\s+/)
const PREFIX = 6
const SHORTEST = 3
const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

const isLetter = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 0xb5 && code !== 0xd7 && !(code >= 0x2000 && code < 0x2c00))
const isDigit = (code: number) => code >= 48 && code <= 57

/** Words that name nothing, as numbers; the table of bits says at once of nearly every other word that it is none. */
const EMPTY_HASHES = new Set(EMPTY.map((word) => hashOf(word)))
const TABLE = 0xfff
const MAY_BE_EMPTY = new Uint8Array(TABLE + 1)
for (const hash of EMPTY_HASHES) MAY_BE_EMPTY[hash & TABLE] = 1
const isEmpty = (hash: number) => MAY_BE_EMPTY[hash & TABLE] === 1 && EMPTY_HASHES.has(hash)

function hashOf(word: string): number {
  let hash = OFFSET
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), PRIME)
  return hash
}

/**
 * The content words of a text by their first six letters, so that "reduces" is found in "reduced"; as numbers (FNV-1a),
 * which are faster to compare than words and as good as never the same for two of them.
 */
export function contentWords(text: string): Set<number> {
  const words = new Set<number>()
  const lower = text.toLowerCase()
  for (let index = 0; index < lower.length; index++) {
    if (!isLetter(lower.charCodeAt(index))) continue
    const start = index
    let hash = OFFSET
    let prefix = OFFSET
    for (; index < lower.length; index++) {
      const code = lower.charCodeAt(index)
      if (!isLetter(code) && !isDigit(code)) break
      hash = Math.imul(hash ^ code, PRIME)
      if (index - start < PREFIX) prefix = hash
    }
    if (index - start >= SHORTEST && !isEmpty(hash)) words.add(prefix)
  }
  return words
}
