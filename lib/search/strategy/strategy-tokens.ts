import { tagMeaning } from '../field-tags'
import type { Problems } from '../question-problems'
import type { Token } from '../question-tokens'
import { readPhrase } from '../typed-term'
import type { Dialect } from './dialect'
import { headingAt, headingTokens } from './heading-tokens'
import { limitAt } from './limit-tokens'
import { lineSetAt } from './line-tokens'
import { COCHRANE_FIELDS, fieldOf, OVID_FIELDS } from './strategy-fields'
import { withTagBefore } from './tagged-tokens'
import { phraseTokens, type StrategyWord, strategyWord } from './word-tokens'

type Tag = Extract<Token, { kind: 'tag' }>

const OPERATOR = /(and|or|not)(?![\p{L}\p{N}/])/iuy
const NEAR = /(?:(adj)(\d{0,2})|(near|next)(?:\/(\d{1,2}))?)(?![\p{L}\p{N}/])/iuy
const HASH_LINE = /#(\d{1,3})(?=[\s),}]|$)/y
const BARE_LINE = /(\d{1,3})(?=\s*(?:$|[)]|(?:and|or|not)(?![\p{L}\p{N}/])))/iuy
const QUOTED = /["“”„‟«»＂]([^"“”„‟«»＂]*)["“”„‟«»＂]/y
const TAG = /\[([^[\]]*)\]/y
/** A point or colon belongs to the word unless a field begins with it, a comma unless it separates two words. */
const WORD =
  /(?:(?!(?<=\p{L}\p{L})[,;]\p{L})[^\s()"“”„‟«»＂[\]{}.:]|[.:](?!(?:m_titl|[a-z]{2})(?:\s?,\s?[a-z]{2})*(?:\.|(?=[\s)]|$))))+/iuy
/** "within 6 words of each other" where no number is given. */
const NEAR_DISTANCE = 6

/** Cuts a line of Ovid or the Cochrane Library into the parts that any query is made of. */
export function strategyTokens(text: string, start: number, dialect: Dialect, problems: Problems): Token[] {
  const scan = new StrategyScan(text, dialect, problems)
  scan.at = start
  while (scan.at < text.length) scan.step()
  scan.flush()
  return scan.tokens
}

class StrategyScan {
  at = 0
  tokens: Token[] = []
  private words: StrategyWord[] = []

  constructor(
    private readonly text: string,
    private readonly dialect: Dialect,
    private readonly problems: Problems,
  ) {}

  step(): void {
    if (this.take(/\s+/y)) return
    const { at } = this
    const begins = this.words.length === 0
    const set = begins ? lineSetAt(this.text, at) : null
    if (set) this.push(set.length, set.tokens)
    else if (begins && this.limit()) return
    else if (this.operator() || (begins && this.heading())) return
    else if (this.parenthesis() || this.near() || this.line() || this.quoted() || this.tag()) return
    else if (!this.word()) this.strange()
  }

  /** Words that were gathered end here. */
  flush(): void {
    const words = this.words
    this.words = []
    if (this.dialect === 'ovid') this.tokens.push(...phraseTokens(words))
    else this.tokens.push(...words.map((word): Token => ({ kind: 'word', ...word })))
  }

  private limit(): boolean {
    const limit = this.tokens.length === 0 ? limitAt(this.text, this.at, this.problems) : null
    if (limit) this.push(limit.length, limit.tokens)
    return limit !== null
  }

  private heading(): boolean {
    const heading = headingAt(this.text, this.at)
    if (!heading) return false
    const place = { start: this.at, end: this.at + heading.length }
    this.push(heading.length, headingTokens(heading, place, this.problems))
    return true
  }

  private parenthesis(): boolean {
    const char = this.text[this.at]
    if (char !== '(' && char !== ')') return false
    const kind = char === '(' ? 'open' : 'close'
    this.push(1, [{ kind, start: this.at, end: this.at + 1 }])
    if (kind === 'close') this.fields()
    return true
  }

  private operator(): boolean {
    const start = this.at
    const operator = this.take(OPERATOR)?.[1]?.toUpperCase() as 'AND' | 'OR' | 'NOT' | undefined
    if (!operator) return false
    this.flush()
    this.tokens.push({ kind: 'operator', operator, start, end: this.at })
    return true
  }

  private near(): boolean {
    const start = this.at
    const [text, adj, ovid, sign, cochrane] = this.take(NEAR) ?? []
    if (!text) return false
    // "next" and "near" alone are words but in the Cochrane Library.
    if (sign && !cochrane && this.dialect !== 'cochrane') {
      this.at = start
      return false
    }
    this.flush()
    const ordered = adj ? !ovid : sign?.toLowerCase() === 'next'
    const distance = Number(adj ? ovid || 1 : (cochrane ?? (ordered ? 1 : NEAR_DISTANCE)))
    this.tokens.push({ kind: 'near', distance: Math.max(1, distance), ordered, text, start, end: this.at })
    return true
  }

  private line(): boolean {
    const start = this.at
    const before = this.tokens.at(-1)?.kind
    const isOperand = this.words.length === 0 && (!before || before === 'operator' || before === 'open')
    const number =
      this.take(HASH_LINE)?.[1] ?? (isOperand && this.dialect === 'ovid' ? this.take(BARE_LINE)?.[1] : null)
    if (!number) return false
    this.flush()
    this.tokens.push({ kind: 'line', number: Number(number), start, end: this.at })
    return true
  }

  private quoted(): boolean {
    const start = this.at
    const [typed, inside = ''] = this.take(QUOTED) ?? []
    if (!typed) return false
    const read = readPhrase(inside.replaceAll('$', '*'))
    const place = { start, end: this.at }
    if (!read) this.problems.say(place, 'There is nothing to search for between these quotation marks.')
    if (read?.strayStar)
      this.problems.say(place, 'A star stands for any ending, so it only works at the end of a word.')
    this.push(0, [{ kind: 'phrase', text: read?.text ?? '', star: read?.star ?? false, ...place }])
    this.fields()
    return true
  }

  /** PubMed's tags, among lines of another kind. */
  private tag(): boolean {
    const start = this.at
    const name = this.take(TAG)?.[1]
    const meaning = name === undefined ? null : tagMeaning(name)
    if (name === undefined) return false
    const place = { start, end: this.at }
    if (meaning) this.tagged({ kind: 'tag', name: `[${name}]`, ...meaning, ...place })
    else this.problems.say(place, 'What stands in brackets here is left out.')
    return true
  }

  private word(): boolean {
    const start = this.at
    const raw = this.take(WORD)?.[0]
    if (!raw) return false
    const word = strategyWord(raw, start, this.problems)
    if (word) this.words.push(word)
    this.fields()
    return true
  }

  private fields(): void {
    const start = this.at
    const [name, codes] = this.take(OVID_FIELDS) ?? this.take(COCHRANE_FIELDS) ?? []
    if (name && codes) this.tagged({ kind: 'tag', name, rest: '', ...fieldOf(codes), start, end: this.at })
  }

  private tagged(tag: Tag): void {
    this.flush()
    this.tokens = withTagBefore(this.tokens, tag)
    this.tokens.push(tag)
  }

  /** One sign that belongs to nothing. */
  private strange(): void {
    const place = { start: this.at, end: this.at + 1 }
    if (/["“”„‟«»＂[\]{}]/.test(this.text[this.at] as string))
      this.problems.say(place, 'This sign has no partner; it is left out.')
    this.at++
  }

  private push(length: number, tokens: Token[]): void {
    this.flush()
    this.tokens.push(...tokens)
    this.at += length
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (!found?.[0]) return null
    this.at += found[0].length
    return found
  }
}
