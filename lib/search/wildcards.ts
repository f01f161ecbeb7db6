/** A word with "#" for one letter or "?" for one or none inside it, as Ovid has them: "wom#n", "colo?r". */
const PATTERN = /^\p{L}+(?:[?#]\p{L}+)+$/u

/** More of them in one word would stand for too many words. */
export const MAX_WILDCARDS = 2
/** Words that all patterns of a query may stand for together. */
export const MAX_ALTERNATIVES = 800

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
const STANDS_FOR: Record<string, string[]> = { '#': LETTERS, '?': ['', ...LETTERS] }

export const isPattern = (text: string): boolean => PATTERN.test(text)

export const wildcardsIn = (text: string): number => (isPattern(text) ? (text.match(/[?#]/g)?.length ?? 0) : 0)

/** How many words a text stands for. */
export function alternativesCount(text: string): number {
  if (!isPattern(text)) return 1
  return [...text].reduce((count, sign) => count * (STANDS_FOR[sign]?.length ?? 1), 1)
}

/** The words that a pattern stands for; a text without one stands for itself. */
export function alternativesOf(text: string): string[] {
  if (!isPattern(text)) return [text]
  const [head = '', ...parts] = text.split(/(?=[?#])/)
  return parts.reduce(
    (words, part) => {
      const signs = STANDS_FOR[part[0] as string] as string[]
      return words.flatMap((word) => signs.map((sign) => word + sign + part.slice(1)))
    },
    [head],
  )
}
