import { cuesOf, wordsOf } from './cues'

const DOSE =
  /\b(\d+(?:[.,·]\d+)?)(?:- (?:and|or|to) \d+(?:\.\d+)?)?[- ]?(?:mg|g|mcg|µg|μg|micrograms?|IU|U|ml|mL|%)(?![\p{L}])/gu

const dosesOf = (text: string): string[] => [...text.matchAll(DOSE)].map(([, number = '']) => number)

/** Whether a sentence says of one dose that something differed and its neighbour of another one that it did not. */
export function isOfOtherDose(text: string, neighbour = ''): boolean {
  const [doses, others] = [dosesOf(text), dosesOf(neighbour)]
  const isOther = doses.length > 0 && others.length > 0 && !others.every((dose) => doses.includes(dose))
  return isOther && goesOtherWay(text, neighbour)
}

const TOGETHER = /\b(?:combin(?:ed|ation)|dual therapy|add-on|in addition to)\b/i
const ALONE = /\bmonotherapy\b/i

/** The same of a treatment alone and of what it was combined with. */
export function isOfOtherPart(text: string, neighbour = ''): boolean {
  const isOther = (one: RegExp, other: RegExp) =>
    one.test(text) && !other.test(text) && other.test(neighbour) && !one.test(neighbour)
  return (isOther(TOGETHER, ALONE) || isOther(ALONE, TOGETHER)) && goesOtherWay(text, neighbour)
}

/** Whether of two sentences one tells that something differed, and the other that something did not. */
function goesOtherWay(text: string, neighbour: string): boolean {
  const [one, other] = [text, neighbour].map((each) => cuesOf(wordsOf(each)))
  if (!one || !other) return false
  const isOneNull = one.denied > 0
  const isOtherNull = other.denied > 0
  return isOneNull !== isOtherNull && one.stated + one.denied > 0 && other.stated + other.denied > 0
}
