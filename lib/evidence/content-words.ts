/** Words that name nothing: a text and a prompt that share only these do not speak of the same thing. */
const EMPTY = new Set(
  `about above after again against all alone along also although among and any are because been before being below
  between both but can could did does down during each either end every few first following for four from further had
  has have her his how however into its least less may more most much nor not off once one only other our out over own
  same second should since six some such than that the their them then there these they this those three through too
  two under until very was were what when where whether which while who will with within without would
  baseline change changes compared comparison control controls day days difference differences effect effects group groups hour
  hours level levels main mean measure measured measures median minutes month months number outcome outcomes participants
  patient patients per percent percentage period point points primary proportion rate rates received result results
  scale scales score scores secondary studies study subjects test time times total treated treatment treatments
  therapy trial trials usual value values versus week weeks year years`.split(/\s+/),
)
const PREFIX = 6
const SHORTEST = 3
/** No word that names nothing is longer. */
const LONGEST_EMPTY = 16

/** The content words of a text by their first six letters, so that "reduces" is found in "reduced". */
export function contentWords(text: string): Set<string> {
  const words = new Set<string>()
  const lower = text.toLowerCase()
  let start = -1
  for (let index = 0; index <= lower.length; index++) {
    const code = lower.charCodeAt(index)
    const isLetter =
      (code >= 97 && code <= 122) || (code >= 0xb5 && code !== 0xd7 && !(code >= 0x2000 && code < 0x2c00))
    if (isLetter || (start >= 0 && code >= 48 && code <= 57)) {
      if (start < 0) start = index
    } else if (start >= 0) {
      if (index - start >= SHORTEST) {
        const word = lower.slice(start, Math.min(index, start + LONGEST_EMPTY))
        if (!EMPTY.has(word)) words.add(word.slice(0, PREFIX))
      }
      start = -1
    }
  }
  return words
}
