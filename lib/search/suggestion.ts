export const SUGGESTION_KINDS = ['recent', 'concept', 'journal', 'author'] as const

/** What the corpus offers; `recent` is the reader's own. */
export type SuggestionKind = Exclude<(typeof SUGGESTION_KINDS)[number], 'recent'>

/** What a search box offers under what was typed. */
export type Suggestion = {
  kind: (typeof SUGGESTION_KINDS)[number]
  /** What is drawn: "Alopecia", "Smith JA". */
  label: string
  /** The wording that led there, where it is another one: "hair loss". */
  wording: string | null
  /** Studies that have it, when last counted; null for a question. */
  studies: number | null
  /** What the box holds once it is chosen. */
  question: string
}

/** So many of the last words may be the beginning of a name. */
const TAIL_WORDS = 4

/**
 * The ends of what was typed that may be the beginning of a name, the longest first, each with what stands before it.
 * None where the last words belong to something that is said exactly: a quotation, a field, parentheses.
 */
export function tailsOf(typed: string): { head: string; tail: string }[] {
  const text = typed.replace(/\s+/g, ' ').trimStart()
  const exact = Math.max(text.lastIndexOf(']'), text.lastIndexOf(')'), text.lastIndexOf('('))
  const open = (text.split('"').length - 1) % 2 === 1 || text.lastIndexOf('[') > text.lastIndexOf(']')
  const from = Math.max(exact, text.lastIndexOf('"')) + 1
  if (open || !text.trim() || text.length > 200) return []
  const words = text.slice(from).split(' ').filter(Boolean)
  // An operator joins what stands before and after it, and is part of neither.
  const operator = words.findLastIndex((word) => /^(AND|OR|NOT)$/.test(word))
  const name = words.slice(operator + 1)
  const first = Math.max(0, name.length - TAIL_WORDS)
  return name.slice(first).flatMap((_, at) => {
    const tail = name.slice(first + at).join(' ')
    const head = [text.slice(0, from), ...words.slice(0, operator + 1), ...name.slice(0, first + at)]
    // What a single letter ends is not worth guessing at, but for all that was typed.
    return tail.length < 2 && head.some(Boolean) ? [] : [{ head: head.filter(Boolean).join(' ').trim(), tail }]
  })
}

/** Words that the search reads as the heading they are; other signs and small operators would be read as such. */
const PLAIN = /^[\p{L}\p{N}'’ -]+$/u

/** A question that is said exactly is read word by word. */
const EXACT = /["[\]()]|\b(AND|OR|NOT)\b/

/** A chosen name as the question says it, after what stood before it. */
export function questionFor(kind: SuggestionKind, name: string, head: string): string {
  const quoted = `"${name.replaceAll('"', ' ').replace(/\s+/g, ' ').trim()}"`
  const said = {
    concept: PLAIN.test(name) && !EXACT.test(`${head} ${name}`) ? name : `${quoted}[mh]`,
    journal: `${quoted}[ta]`,
    author: head || !PLAIN.test(name) ? `${quoted}[au]` : `${name}[au]`,
  }[kind]
  return head ? `${head} ${said}` : said
}

/** "1 study", "31 studies", "about 3,100 studies": a count is as old as the last one that was made. */
export function aboutStudies(studies: number): string {
  if (studies < 100) return `${studies} ${studies === 1 ? 'study' : 'studies'}`
  return `about ${Number(studies.toPrecision(2)).toLocaleString('en-GB')} studies`
}
