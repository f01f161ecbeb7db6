import { cuesOf, wordsOf } from './cues'

const DOSE =
  /\b(\d+(?:[.,·]\d+)?)(?:- (?:and|or|to) \d+(?:\.\d+)?)?[- ]?(?:mg|g|mcg|µg|μg|micrograms?|IU|U|ml|mL|%)(?![\p{L}])/gu

const dosesOf = (text: string): string[] => [...text.matchAll(DOSE)].map(([, number = '']) => number)

/** Whether a sentence says of one dose that something differed and its neighbour of another one that it did not. */
export function isOfOtherDose(text: string, neighbour = ''): boolean {
  const [doses, others] = [dosesOf(text), dosesOf(neighbour)]
  if (doses.length === 0 || others.length === 0 || others.every((dose) => doses.includes(dose))) return false
  const [one, other] = [text, neighbour].map((each) => cuesOf(wordsOf(each)))
  if (!one || !other) return false
  const isOneNull = one.denied > 0
  const isOtherNull = other.denied > 0
  return isOneNull !== isOtherNull && one.stated + one.denied > 0 && other.stated + other.denied > 0
}
