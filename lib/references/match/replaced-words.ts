import { editDistance } from '@/lib/search/edit-distance'

/**
 * Whether one title has other words in the place of some of the other's: "stroke" where the other has "pain". Slips of the
 * keyboard, words written as one or as two, and words that only one of them has replace nothing.
 */
export function hasReplacedWords(a: string, b: string): boolean {
  if (a === b) return false
  const [one, other] = [a.split(' '), b.split(' ')]
  const onlyOne = one.filter((word) => !other.includes(word))
  const onlyOther = other.filter((word) => !one.includes(word))
  if (onlyOne.length === 0 || onlyOther.length === 0) return false
  if (editDistance(onlyOne.join(''), onlyOther.join(''), 2) <= 2) return false
  const unpaired = (words: string[], among: string[]) =>
    words.filter((word) => !among.some((each) => isSlip(word, each)))
  return unpaired(onlyOne, onlyOther).length > 0 && unpaired(onlyOther, onlyOne).length > 0
}

const isSlip = (a: string, b: string) => {
  const most = Math.min(a.length, b.length) > 6 ? 2 : 1
  return editDistance(a, b, most) <= most
}
