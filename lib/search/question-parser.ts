import type { TagField } from './field-tags'
import { groupTags } from './group-tags'
import type { NearSign, NearTerms } from './near-terms'
import type { Place, QuestionNode } from './question'
import { allOf, anyOf, inverted } from './question-nodes'
import type { Problems } from './question-problems'
import type { Operator, Token } from './question-tokens'
import type { Run, TermReader } from './read-terms'
import { beforeSubset } from './subset-words'

type Kind<K extends Token['kind']> = Extract<Token, { kind: K }>
type Open = Place & { kind: 'open' }

/** What the lines of a strategy have in common, so that their bounds hold for all of them together. */
export type Reading = {
  terms: TermReader
  near: NearTerms
  /** What a line of the strategy asks for; says why where that is nothing. */
  lineAt?: (line: Kind<'line'>) => QuestionNode | null
}

/** Makes a tree of tokens whose parentheses are in pairs. */
export class QuestionParser {
  private at = 0
  /** The tag after the parenthesis that closes, by the place of the one that opens. */
  private readonly groupTags: Map<number, TagField>

  constructor(
    private readonly text: string,
    private readonly tokens: Token[],
    private readonly problems: Problems,
    private readonly reading: Reading,
  ) {
    this.groupTags = groupTags(tokens)
  }

  question(): QuestionNode | null {
    return this.chain(null)
  }

  /** Units joined by operators, up to the end or the parenthesis that closes. `shared` is the tag of the group. */
  private chain(shared: TagField | null): QuestionNode | null {
    let left: QuestionNode | null = null
    let joining: Kind<'operator'> | null = null
    let negating: Kind<'operator'> | null = null
    let last: Kind<'operator'> | null = null
    // A message has said why nothing is left of what stands before the next operator.
    let explained = false
    for (let next = this.peek(); next && next.kind !== 'close'; next = this.peek()) {
      if (next.kind === 'operator') {
        this.at++
        last = next
        if (next.operator === 'NOT') negating = negating ? null : next
        else if (joining || negating || !(left || explained)) this.nothingBeside(next, 'before')
        else if (left) joining = next
        explained = false
        continue
      }
      const known = this.problems.count
      const unit = this.unit(shared)
      const operator = negating ?? joining
      if (!unit) {
        // Where a message has said why nothing is left here, the operator goes without a word.
        if (operator && this.problems.count === known && this.endsHere()) this.nothingBeside(operator, 'after')
        else if (!operator) {
          explained = this.problems.count > known
          continue
        }
      } else {
        left = joined(left, joining?.operator ?? 'AND', negating ? inverted(unit, negating) : unit)
      }
      joining = negating = last = null
    }
    // Two NOT undo each other, but ask for something after them all the same.
    const dangling = negating ?? joining ?? (last?.operator === 'NOT' ? last : null)
    if (dangling) this.nothingBeside(dangling, 'after')
    return left
  }

  /** What stands together without an operator. */
  private unit(shared: TagField | null): QuestionNode | null {
    const parts: QuestionNode[] = []
    for (let next = this.peek(); next && next.kind !== 'close' && next.kind !== 'operator'; next = this.peek()) {
      if (next.kind === 'near') this.near(next, parts, shared)
      else parts.push(...this.items(shared))
    }
    return allOf(parts)
  }

  /** The last of `parts` and what follows the sign, near each other. */
  private near(sign: NearSign, parts: QuestionNode[], shared: TagField | null): void {
    this.at++
    const known = this.problems.count
    const [after, ...rest] = this.peek()?.kind === 'near' ? [] : this.items(shared)
    const before = parts.pop()
    const joined = before && after ? this.reading.near.join(before, sign, after) : null
    if (!(before && after) && this.problems.count === known) this.nothingBeside(sign, before ? 'after' : 'before')
    parts.push(...(joined ? [joined] : [before, after].filter((node) => node !== undefined)), ...rest)
  }

  private items(shared: TagField | null): QuestionNode[] {
    const minus = this.peek()?.kind === 'minus' ? (this.tokens[this.at++] as Token) : null
    const next = this.peek()
    if (!next || next.kind === 'minus' || next.kind === 'close' || next.kind === 'operator' || next.kind === 'near')
      return []
    if (next.kind === 'tag') {
      this.at++
      this.nothingBefore(next)
      return []
    }
    if (next.kind === 'word' || next.kind === 'joint') return this.run(minus, shared)
    const node = this.item(next as Kind<'phrase' | 'line'> | Open, shared)
    return node ? [minus ? inverted(node, minus) : node] : []
  }

  private item(next: Kind<'phrase' | 'line'> | Open, shared: TagField | null): QuestionNode | null {
    if (next.kind === 'open') return this.group(next, shared)
    if (next.kind === 'phrase') return this.phrase(next, shared)
    this.at++
    return this.reading.lineAt?.(next) ?? null
  }

  private group(open: Token, shared: TagField | null): QuestionNode | null {
    const tag = this.groupTags.get(this.at++)
    const known = this.problems.count
    const inner = this.chain(tag === 'left-out' ? null : (tag ?? shared))
    const close = this.tokens[this.at++] as Token
    const after = this.tag()
    const place = { start: open.start, end: after?.end ?? close.end }
    // A sign that asks for nothing, as in (+)-isomer, is no mistake.
    if (!inner && this.problems.count === known && !this.text.slice(open.end, close.start).trim()) {
      this.problems.say(place, 'There is nothing between these parentheses.')
    }
    return tag === 'left-out' ? null : inner && { ...inner, ...place }
  }

  private phrase(phrase: Kind<'phrase'>, shared: TagField | null): QuestionNode | null {
    this.at++
    const tag = this.tag()
    const field = tag ? tag.field : this.rangeFollows(null) ? 'dates' : shared
    const place = { start: phrase.start, end: tag?.end ?? phrase.end }
    if (field === 'left-out') return null
    if (field === 'dates') return phrase.text ? this.dates(phrase.text, place, shared) : null
    return this.reading.terms.phrase(phrase, field ?? 'any', place)
  }

  /**
   * Words up to a tag, which is then the tag of them all, as in PubMed. A minus is for the first word alone, or for
   * all that the tag is for.
   */
  private run(minus: Token | null, shared: TagField | null): QuestionNode[] {
    const run: Run = []
    for (let next = this.peek(); next?.kind === 'word' || next?.kind === 'joint'; next = this.peek()) {
      run.push(next)
      this.at++
    }
    const tag = this.tag()
    if (tag && tag.field !== 'dates' && run.every(({ kind }) => kind === 'joint')) this.nothingBefore(tag)
    const field = tag ? tag.field : shared
    const end = tag?.end ?? (run.at(-1) as Token).end
    const nodes =
      field === 'dates'
        ? this.datedRun(run, end, shared)
        : field === 'left-out'
          ? this.withoutLast(run)
          : this.reading.terms.run(run, field, end)
    const [first, ...rest] = nodes
    if (!minus || !first) return nodes
    const all = tag ? allOf(nodes) : null
    return all ? [inverted(all, minus)] : [inverted(first, minus), ...rest]
  }

  private nothingBefore(tag: Kind<'tag'>): void {
    this.problems.say(tag, `There is nothing before ${tag.name} for it to apply to; it is left out.`)
  }

  /** What stands directly before a tag, with what a colon or dash joins to it, and what stands before that. */
  private beforeTag(run: Run): { before: Run; last: Run } {
    let begin = run.length - 1
    while (begin > 0 && (run[begin]?.kind === 'joint' || run[begin - 1]?.kind === 'joint')) begin--
    return { before: run.slice(0, begin), last: run.slice(begin) }
  }

  /** The words of a run but the one that is its tag's, or the words that are together. */
  private withoutLast(run: Run): QuestionNode[] {
    const before = beforeSubset(run) ?? this.beforeTag(run).before
    return before.length ? this.reading.terms.run(before, null, (before.at(-1) as Token).end) : []
  }

  /** The date is what stands directly before its tag; words before that are words. */
  private datedRun(run: Run, end: number, shared: TagField | null): QuestionNode[] {
    const { last: dated } = this.beforeTag(run)
    const text = dated.map((token) => (token.kind === 'word' ? token.text : ':')).join('')
    const words = this.withoutLast(run)
    const dates = this.dates(text, { start: (dated[0] as Token).start, end }, shared)
    return dates ? [...words, dates] : words
  }

  /** A date, with the other end of its range where that has a tag of its own: "2015"[dp] : "2019"[dp]. */
  private dates(text: string, place: Place, shared: TagField | null): QuestionNode | null {
    if (!this.rangeFollows(shared)) return this.reading.terms.dates(text, place)
    const other = this.tokens[this.at + 1] as Kind<'word' | 'phrase'>
    this.at += 2
    const end = this.tag()?.end ?? other.end
    return this.reading.terms.dates(`${text}:${other.text}`, { start: place.start, end })
  }

  private rangeFollows(shared: TagField | null): boolean {
    const [joint, other, tag] = this.tokens.slice(this.at, this.at + 3)
    if (joint?.kind !== 'joint' || (other?.kind !== 'word' && other?.kind !== 'phrase')) return false
    return tag?.kind === 'tag' ? tag.field === 'dates' : shared === 'dates'
  }

  /** The tag that stands here, if one does. */
  private tag(): (Kind<'tag'> & { field: TagField }) | null {
    const tag = this.peek()
    if (tag?.kind !== 'tag') return null
    this.at++
    this.reading.terms.checkTag(tag)
    return { ...tag, field: tag.field ?? 'any' }
  }

  private endsHere(): boolean {
    const next = this.peek()
    return !next || next.kind === 'close' || next.kind === 'operator'
  }

  private nothingBeside(sign: Kind<'operator'> | NearSign, side: 'before' | 'after'): void {
    const text = sign.kind === 'near' ? sign.text : sign.operator
    this.problems.say(sign, `There is nothing to search for ${side} ${text}; it is left out.`)
  }

  private peek(): Token | undefined {
    return this.tokens[this.at]
  }
}

function joined(left: QuestionNode | null, operator: Operator, right: QuestionNode): QuestionNode {
  if (!left) return right
  return (operator === 'OR' ? anyOf([left, right]) : allOf([left, right])) as QuestionNode
}
