import { TAG_LIST, type TagField, tagMeaning } from './field-tags'
import type { Place } from './question'
import type { Problems } from './question-problems'
import { isDoi, readPhrase, readWord } from './typed-term'
import { isPattern } from './wildcards'

export type Operator = 'AND' | 'OR' | 'NOT'

export type Token = Place &
  (
    | { kind: 'word'; text: string; star: boolean }
    /** Empty where nothing stood between the quotation marks. */
    | { kind: 'phrase'; text: string; star: boolean }
    | { kind: 'operator'; operator: Operator }
    /** `field` is null where the tag is unknown. */
    /** `name` as it is typed: "[tiab]", ".tw.". */
    | { kind: 'tag'; name: string; field: TagField | null; rest: string; wider: string }
    | { kind: 'near'; distance: number; ordered: boolean; text: string }
    /** A line of a strategy, by its number. */
    | { kind: 'line'; number: number }
    | { kind: 'open' | 'close' | 'minus' }
    /** A colon or lone dash, as between the ends of a range of dates. */
    | { kind: 'joint' }
  )

const SPACE = /[\s\p{Cc}\p{Cs}]+/uy
const QUOTE = /["“”„‟«»＂]/
/** Not before a digit: "E2f-1, -2 and -3" excludes nothing. */
const MINUS = /-(?=[\p{L}"“”„‟«»＂(])/uy
const JOINT = /:|[-–—](?=\s|$)/uy
/** Ends before a closing colon and before a comma that separates two words typed without a space. */
const WORD = /(?:(?!(?<=\p{L}\p{L})[,;]\p{L}|:(?=[\s\p{Cc}()[\]"“”„‟«»＂]|$))[^\s\p{Cc}\p{Cs}"“”„‟«»＂()[\]])+/uy
/** A DOI holds what is syntax elsewhere; its own parentheses come in pairs. */
const DOI =
  /(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/(?:[^\s\p{Cc}\p{Cs}"“”„‟«»＂()[\]]|\([^\s\p{Cc}\p{Cs}"“”„‟«»＂()[\]*]*\))+/iuy
/** Words near each other, as Embase and the Cochrane Library have it. */
const NEAR = /^(NEAR|NEXT)\/([1-9]\d?)$/
const DOI_PREFIX = /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)(?=10\.)/i

/**
 * Cuts a question into its parts, in one pass. Quotation marks of every kind are one kind. What cannot be read is
 * said and left out, so `bare` (nothing but words, in parentheses or not) is asked of the text, not of the tokens.
 * `#2` is line 2 where the text is part of a strategy.
 */
export function questionTokens(text: string, problems: Problems, hasLines = false): { tokens: Token[]; bare: boolean } {
  const scan = new Scan(text, problems, hasLines)
  while (scan.at < text.length) scan.step()
  return { tokens: scan.tokens, bare: scan.bare }
}

class Scan {
  at = 0
  bare = true
  readonly tokens: Token[] = []
  /** Where the bracket that was read as if it were not there is closed. */
  private ignoredBracket = -1

  constructor(
    private readonly text: string,
    private readonly problems: Problems,
    private readonly hasLines: boolean,
  ) {}

  step(): void {
    const { text, at } = this
    if (this.take(SPACE)) return
    const char = text[at] as string
    if (QUOTE.test(char)) this.quote()
    else if (char === '(' || char === ')') this.parenthesis(char === '(' ? 'open' : 'close')
    else if (char === '[') this.bracket()
    else if (char === ']') this.closingBracket()
    else this.wordAt()
  }

  private parenthesis(kind: 'open' | 'close'): void {
    const start = this.at++
    this.tokens.push({ kind, start, end: this.at })
  }

  private wordAt(): void {
    const start = this.at
    const apart = start === 0 || /[\s\p{Cc}\p{Cs}(]/u.test(this.text[start - 1] as string)
    if (apart && this.take(MINUS)) this.push({ kind: 'minus', start, end: this.at })
    else if (this.take(JOINT)) this.tokens.push({ kind: 'joint', start, end: this.at })
    else this.word(start, this.take(DOI) ?? this.take(WORD) ?? this.skip())
  }

  private word(start: number, raw: string): void {
    const line = this.hasLines && /^#(\d{1,3})$/.exec(raw)?.[1]
    if (line) {
      this.push({ kind: 'line', number: Number(line), start, end: this.at })
      return
    }
    const read = readWord(raw)
    if (!read) return
    const place = { start: start + read.from, end: start + read.to }
    if (read.strayStar) this.strayStar(place)
    if (read.star || read.strayStar) this.bare = false
    if (read.text === 'AND' || read.text === 'OR' || read.text === 'NOT') {
      this.push({ kind: 'operator', operator: read.text, ...place })
      return
    }
    const [, sign, distance] = NEAR.exec(read.text) ?? []
    if (distance) {
      const near = { distance: Number(distance), ordered: sign === 'NEXT', text: read.text }
      this.push({ kind: 'near', ...near, ...place })
      return
    }
    if (isPattern(read.text)) this.bare = false
    const text = read.text.replace(DOI_PREFIX, '')
    const doi = isDoi(text)
    if (doi) this.bare = false
    this.tokens.push({ kind: 'word', text: doi ? text : read.text, star: read.star, ...place })
  }

  private quote(): void {
    const start = this.at
    const length = this.text.slice(start + 1).search(QUOTE)
    this.bare = false
    this.at++
    if (length < 0) {
      this.problems.say({ start, end: this.at }, 'This quotation mark has no partner; it is left out.')
      return
    }
    this.at += length + 1
    const place = { start, end: this.at }
    const read = readPhrase(this.text.slice(start + 1, this.at - 1))
    if (!read) this.problems.say(place, 'There is nothing to search for between these quotation marks.')
    if (read?.strayStar) this.strayStar(place)
    this.tokens.push({ kind: 'phrase', text: read?.text ?? '', star: read?.star ?? false, ...place })
  }

  private bracket(): void {
    const start = this.at
    const close = this.text.indexOf(']', start)
    const name = this.text.slice(start + 1, Math.max(start + 1, close)).trim()
    const meaning = close < 0 ? null : tagMeaning(name)
    const before = this.tokens.at(-1)?.kind
    const taggable = before === 'word' || before === 'phrase' || before === 'close' || before === 'joint'
    if (meaning || (close >= 0 && taggable && !name.includes('['))) {
      const { field, rest, wider } = meaning ?? { field: null, rest: '', wider: '' }
      const tag = { name: `[${name.slice(0, 40)}]`, field, rest, wider }
      this.push({ kind: 'tag', ...tag, start, end: close + 1 })
      return
    }
    this.bare = false
    this.at++
    this.ignoredBracket = close
    const reason =
      close < 0
        ? 'This bracket is not closed; it is left out.'
        : `Brackets hold a field tag after a word: ${TAG_LIST}. These are left out and the words in them searched.`
    this.problems.say({ start, end: close < 0 ? start + 1 : close + 1 }, reason)
  }

  private closingBracket(): void {
    const place = { start: this.at, end: this.at + 1 }
    if (this.at !== this.ignoredBracket) this.problems.say(place, 'This bracket closes nothing; it is left out.')
    this.bare = false
    this.at++
  }

  private strayStar(place: Place): void {
    this.problems.say(place, 'A star stands for any ending, so it only works at the end of a word.')
  }

  private push(token: Token): void {
    this.tokens.push(token)
    this.bare = false
    this.at = Math.max(this.at, token.end)
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (!found) return null
    this.at += found.length
    return found
  }

  /** One character that begins no word: the comma between two. */
  private skip(): string {
    this.at++
    return ''
  }
}
