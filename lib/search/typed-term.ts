/** A word or phrase as it stands in a question: its text, tidied, and where in `raw` it begins and ends, star included. */
export type TypedTerm = {
  text: string
  /** It ends with a star. */
  star: boolean
  /** A star stands inside, where it means nothing. */
  strayStar: boolean
  from: number
  to: number
}

/** What no term begins or ends with. Parentheses and brackets stay: they are only met in quotes and in a DOI. */
const BEFORE = /^[^\p{L}\p{N}()[\]]+/u
const AFTER = /[^\p{L}\p{N}\p{M}()[\]]+$/u

/** A star before a digit belongs to a name: HLA-B*27, CYP2D6*4. */
const STRAY_STAR = /\*+(?!\p{N}|\*)/u

/** Marks of invisible layout, such as the soft hyphens that copied text is full of; the joiners of some scripts stay. */
const INVISIBLE = /(?![\u200c\u200d])\p{Cf}/gu

/** What would be read otherwise if it stood in a word. */
const SYNTAX_IN_WORD = /[\s\p{Cc}\p{Cs}"“”„‟«»＂()[\]*]|\p{L}\p{L}[,;]\p{L}/u
const SYNTAX_IN_PHRASE = /["“”„‟«»＂]/

export const readWord = (raw: string): TypedTerm | null => read(raw, SYNTAX_IN_WORD)
export const readPhrase = (raw: string): TypedTerm | null => read(raw, SYNTAX_IN_PHRASE)

/** Null asks for nothing: no letter or digit in it. */
function read(raw: string, syntax: RegExp): TypedTerm | null {
  const from = BEFORE.exec(raw)?.[0].length ?? 0
  const after = AFTER.exec(raw)?.index ?? raw.length
  if (from >= after) return null
  const starAt = raw.indexOf('*', after)
  const stray = STRAY_STAR.exec(raw.slice(from, after))
  const stem = stray && syntax === SYNTAX_IN_WORD ? raw.slice(from, from + stray.index) : ''
  const stemmed = letters(stem) >= MIN_STEM
  const text = tidied(stemmed ? stem : raw.slice(from, after), syntax)
  if (!/[\p{L}\p{N}]/u.test(text)) return null
  return {
    text,
    star: starAt >= 0 || stemmed,
    strayStar: stray !== null,
    from,
    to: starAt >= 0 ? starAt + 1 : after,
  }
}

/** One form of each letter (ﬁ is fi, ２ is 2), unless that would turn a letter into syntax. */
function tidied(raw: string, syntax: RegExp): string {
  const spaced = trimmed(raw.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' '))
  const tidy = trimmed(spaced.replace(INVISIBLE, '').normalize('NFKC').replace(/\s+/g, ' '))
  return syntax.test(tidy) ? spaced : tidy
}

const trimmed = (text: string) => text.replace(BEFORE, '').replace(AFTER, '')

/** Fewer letters than this before a star would stand for half the dictionary; PubMed has the same bound. */
export const MIN_STEM = 4

export const letters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

export const isDoi = (text: string): boolean => /^10\.\d{4,9}\/./.test(text)
