import type { AbstractSection } from '@/lib/studies/citable-text'

/** `[start, end)` in UTF-16 units of the text it belongs to. */
export type Span = { start: number; end: number }

/** A sentence of `abstract[section].text`. */
export type Sentence = Span & { section: number }

/** Abbreviations after which a sentence goes on whatever comes next. */
const NEVER_LAST = new Set(
  'e.g eg i.e ie vs v cf viz dr prof mr mrs ms fig figs ref refs eq eqs ca approx resp st no nos vol pp sect tab subsp'.split(
    ' ',
  ),
)

/** Abbreviations that may also be the last word: then the next one has to look like the first of a sentence. */
const SELDOM_LAST = new Set(
  'al etc inc ltd co corp spp sp var jr sr dept univ ph.d m.d a.m p.m i.v s.c b.i.d t.i.d u.s u.k u.s.a'.split(' '),
)

/** First words that open a sentence and hardly ever follow an abbreviation or an initial. */
const OPENERS = new Set(
  `the this these those that a an we our in it its to of at for from on with by after before during between among both
  however although though while when whereas since because as if there here all no not none most more some many few
  each one two three patients participants subjects women men children mean median overall further moreover furthermore
  therefore thus hence finally background objective objectives aim aims purpose methods method results result
  conclusion conclusions design setting intervention main trial data treatment compared they he she secondary primary
  using only new clinical additional adverse`.split(/\s+/),
)

/** "Group B", "vitamin D", "arms A and B": the letter is no initial. */
const NAMED_BY_LETTER =
  /\b(?:groups?|arms?|types?|vitamins?|hepatitis|influenza|class|stage|grade|phase|part|study|cohort|site|\p{Lu} (?:and|or|vs\.?|versus)) \p{Lu}$/iu

/** "For 24 h", "0.5 s", "2 L": neither is this one. */
const UNIT_OF_ONE_LETTER = /\d\s?[dghlmswyL]$/

const TERMINATOR = /[.!?。！？…]+|\n[^\S\n]*\n/g
const STOPS: ReadonlySet<string | undefined> = new Set('.!?。！？…')

/** Where the terminator begins that ends before `end`, and after `least`. */
function stopBefore(text: string, end: number, least: number): number {
  if (text[end - 1] === '\n') return text.lastIndexOf('\n', end - 2)
  let stop = end - 1
  while (stop > least && STOPS.has(text[stop - 1])) stop--
  return stop
}

/** What still belongs to the sentence after its full stop: quotes, brackets, closing markup, bracketed citations. */
const CLOSING = /(?:["'”’»)\]}]|<\/[a-z]{1,6}>|\s?\[\d[\d,;–\- ]{0,30}\])*/y
/** A citation set as a superscript, which plain text runs together with the stop: "efficacy.12,13 The". */
const SUPERSCRIPT = /\d{1,3}(?:[,–-]\d{1,3}){0,8}(?=\s+[A-Z])/y
/** What may stand before the first word of a sentence. */
const OPENING = /(?:["'“‘«([{¿¡]|<[a-z]{1,6}>)*/y
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
const UPPER = /\p{Lu}/u
const LOWER = /\p{Ll}/u
/** Longer than any word or token that decides anything; keeps every look back or ahead short. */
const REACH = 40
/** A bracket that does not close within this distance is taken for a slip of the pen. */
const LONGEST_BRACKET = 400

/** White space, and marks of direction and joining that nobody sees. */
const SPACE = /[\s\u200b-\u200f\u2060]/
/** Whether a character is white space; nearly all that are asked of are of ASCII. */
function isSpace(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code < 128 ? code === 32 || (code >= 9 && code <= 13) : SPACE.test(text[index] ?? '')
}

function at(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index
  return pattern.test(text) ? pattern.lastIndex : index
}

const BRACKET = /[()[\]]/g

/** Positions inside round or square brackets, as alternating starts and ends in rising order. */
function brackets(text: string): Span[] {
  const spans: Span[] = []
  const open: { at: number; close: string }[] = []
  BRACKET.lastIndex = 0
  while (BRACKET.test(text)) {
    const index = BRACKET.lastIndex - 1
    const mark = text[index] as string
    if (mark === '(' || mark === '[') {
      if (open.length < 8) open.push({ at: index, close: mark === '(' ? ')' : ']' })
      continue
    }
    while (open.length > 0) {
      const last = open.pop() as { at: number; close: string }
      if (last.close !== mark) continue
      if (index - last.at <= LONGEST_BRACKET) {
        while (spans.length > 0 && (spans[spans.length - 1] as Span).start > last.at) spans.pop()
        spans.push({ start: last.at, end: index })
      }
      break
    }
  }
  return spans
}

/** The run of characters that are not white space right before `index`. */
function tokenBefore(text: string, index: number): string {
  let start = index
  const least = Math.max(0, index - REACH)
  while (start > least && !isSpace(text, start - 1)) start--
  return text.slice(start, index).replace(/^[("'“‘[]+/, '')
}

function wordAt(text: string, index: number): string {
  let end = index
  const most = Math.min(text.length, index + REACH)
  while (end < most && LETTER_OR_DIGIT.test(text[end] as string)) end++
  return text.slice(index, end)
}

/** Whether a word looks like the first one of a sentence: a capital, a digit, or a name such as eGFR and mTOR. */
function mayOpen(word: string): boolean {
  const [first = '', second = '', third = ''] = word
  if (!LOWER.test(first)) return true
  return UPPER.test(second) || (LOWER.test(second) && UPPER.test(third))
}

/** Whether the stop in `[stop, …)` ends a sentence that began at `start`, when white space and then `next` follow. */
function endsBefore(text: string, start: number, stop: number, next: number): boolean {
  const first = at(OPENING, text, next)
  const word = wordAt(text, first)
  if (word !== '' && !mayOpen(word)) return false
  if (text[stop] !== '.') return true
  const token = tokenBefore(text, stop)
  const plain = token.toLowerCase()
  const opens = OPENERS.has(word.toLowerCase())
  if (NEVER_LAST.has(plain)) return plain === 'no' ? !/^\d|^[A-Z]{2,}/.test(word) : false
  if (SELDOM_LAST.has(plain)) return opens
  // An initial (J. Smith), dotted letters (U.S.A.): the next word has to open; "vitamin D. The" does.
  if (/^(?:\p{L}\.)*\p{L}$/u.test(token)) {
    const before = text.slice(Math.max(start, stop - REACH), stop)
    return opens || NAMED_BY_LETTER.test(before) || UNIT_OF_ONE_LETTER.test(before)
  }
  // "1. Patients …" numbers what follows; "0. 05" is a decimal that a space has slipped into.
  if (/^\d{1,2}$/.test(token) && stop - token.length <= start + 1) return false
  if (token === '0' || /[=<>]0?$/.test(token)) return !/^\d/.test(word)
  return true
}

/** Whether a stop with no space after it ends a sentence all the same: "after treatment.The rate". */
function isRunTogether(text: string, stop: number): boolean {
  const before = text.slice(Math.max(0, stop - 3), stop)
  if (!/^\p{Ll}{3}$|[)\]%]$/u.test(before)) return false
  const word = wordAt(text, stop + 1)
  if (!/^\p{Lu}\p{Ll}*$/u.test(word) || (word.length < 2 && word !== 'A')) return false
  if (!OPENERS.has(word.toLowerCase()) && word.length < 4) return false
  return (
    !/[@/]|www|http/i.test(tokenBefore(text, stop)) &&
    !/^[.@/]/.test(text.slice(stop + 1 + word.length, stop + 2 + word.length))
  )
}

/**
 * The sentences of a text as spans without white space at either end; together they hold every character that is not
 * white space, but for a semicolon between two of them and what follows after `most` of them. One pass: abbreviations, initials, decimals, brackets and
 * citations do not end a sentence.
 */
export function splitSentences(text: string, most = Number.POSITIVE_INFINITY): Span[] {
  const spans: Span[] = []
  const inside = brackets(text)
  let bracket = 0
  let start = skipSpace(text, 0)
  const cut = (end: number, next: number) => {
    let last = end
    while (last > start && isSpace(text, last - 1)) last--
    if (last > start) spans.push({ start, end: last })
    start = skipSpace(text, next)
  }
  // Found by their ends, so that no array is made for each of the many stops of an abstract.
  TERMINATOR.lastIndex = 0
  for (let after = 0; TERMINATOR.test(text); ) {
    const stop = stopBefore(text, TERMINATOR.lastIndex, after)
    after = TERMINATOR.lastIndex
    if (stop < start) continue
    if (spans.length >= most) return spans
    if (text[stop] === '\n') {
      cut(stop, after)
      continue
    }
    while (bracket < inside.length && (inside[bracket] as Span).end < stop) bracket++
    const around = inside[bracket]
    // "(Funded by X. Number Y.)" stays whole, but its last stop may end the sentence together with the bracket.
    if (around && around.start < stop && around.end > after) continue
    let end = at(CLOSING, text, after)
    if (end === after && after - stop === 1 && LOWER.test(text[stop - 1] ?? '')) end = at(SUPERSCRIPT, text, after)
    if (end >= text.length) break
    if (!isSpace(text, end)) {
      // Where an export joins an author's sections: "… were given.; Pain was less". The mark is of neither sentence.
      const joint = text[end] === ';' && isSpace(text, end + 1) ? skipSpace(text, end + 1) : 0
      if (joint > 0 && joint < text.length && endsBefore(text, start, stop, joint)) cut(end, joint)
      const isWide = /[。！？]/.test(text.slice(stop, after))
      if (isWide || (end === after && after - stop === 1 && isRunTogether(text, stop))) cut(end, end)
      continue
    }
    const next = skipSpace(text, end)
    if (next < text.length && endsBefore(text, start, stop, next)) cut(end, next)
  }
  if (spans.length < most) cut(text.length, text.length)
  return spans
}

function skipSpace(text: string, index: number): number {
  let next = index
  while (next < text.length && isSpace(text, next)) next++
  return next
}

/** Whether a text opens as many brackets as it closes. */
export function isBalanced(text: string, opening: string, closing: string): boolean {
  let open = 0
  for (let at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at + 1)) open++
  for (let at = text.indexOf(closing); at >= 0; at = text.indexOf(closing, at + 1)) open--
  return open === 0
}

/** The sentences of every section of an abstract, in reading order; a sentence never runs over the end of a section. */
export function sentencesOf(abstract: readonly AbstractSection[], most = Number.POSITIVE_INFINITY): Sentence[] {
  const sentences: Sentence[] = []
  abstract.forEach(({ text }, section) => {
    for (const { start, end } of splitSentences(text, most - sentences.length)) sentences.push({ start, end, section })
  })
  return sentences
}
