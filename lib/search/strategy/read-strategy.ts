import { NearTerms } from '../near-terms'
import { pairedParentheses } from '../parentheses'
import { MAX_STRATEGY_TERMS, type Question, type QuestionNode } from '../question'
import { QuestionParser } from '../question-parser'
import { Problems } from '../question-problems'
import { questionTokens, type Token } from '../question-tokens'
import { TermReader } from '../read-terms'
import { writeQuestion } from '../write-question'
import { type Dialect, dialectOf } from './dialect'
import { isStrategy } from './is-strategy'
import { missingOperators, mixedOperators } from './mixed-operators'
import type { StrategyLine } from './strategy-line'
import { strategyLines } from './strategy-lines'
import { strategyTokens } from './strategy-tokens'

type ReadLine = StrategyLine & { tokens: Token[]; problems: Problems; bare: boolean }
type LineToken = Extract<Token, { kind: 'line' }>

/**
 * Reads a strategy as databases print it, line by line: what the last line asks for is searched, with the lines that
 * it is made of, as Ovid and the Cochrane Library do. Null where the text is none. A line may be combined by lines
 * after it only, so that nothing goes in a circle and each is read once.
 */
export function readStrategy(text: string, problems: Problems): Omit<Question, 'problems'> | null {
  const said = new Problems()
  said.inStrategy = true
  const lines = strategyLines(text, said)
  const dialects = lines.map((line) => dialectOf(text, line))
  if (!isStrategy(text, lines, dialects)) return null
  problems.inStrategy = true
  problems.add(said)
  const common = dialects.find((dialect) => dialect === 'ovid' || dialect === 'cochrane') ?? 'pubmed'
  const read = lines.map((line, index) => tokensOf(text, line, dialects[index] ?? common))
  return new Strategy(text, read, problems).question()
}

function tokensOf(text: string, line: StrategyLine, dialect: Dialect): ReadLine {
  const problems = new Problems()
  problems.inStrategy = true
  const typed = text.slice(0, line.end)
  if (dialect === 'pubmed') {
    const { tokens, bare } = questionTokens(' '.repeat(line.start) + typed.slice(line.start), problems, true)
    return { ...line, problems, tokens: pairedParentheses(tokens, problems), bare }
  }
  const tokens = strategyTokens(typed, line.start, dialect, problems)
  if (dialect === 'ovid') missingOperators(tokens, problems)
  mixedOperators(tokens, problems)
  return { ...line, problems, tokens: pairedParentheses(tokens, problems), bare: false }
}

class Strategy {
  private readonly roots = new Map<number, QuestionNode | null>()
  private terms = 0

  constructor(
    private readonly text: string,
    private readonly lines: ReadLine[],
    private readonly problems: Problems,
  ) {}

  question(): Omit<Question, 'problems'> | null {
    const last = this.lines.at(-1)
    if (!last) return null
    const used = this.usedBy(last)
    const terms = new TermReader(this.text, this.problems, MAX_STRATEGY_TERMS)
    const near = new NearTerms(this.problems)
    for (const line of this.lines.filter(({ number }) => used.has(number))) {
      this.problems.add(line.problems)
      this.terms = 0
      const lineAt = (token: LineToken) => this.lineAt(token, line)
      const parser = new QuestionParser(this.text, line.tokens, this.problems, { terms, near, lineAt })
      this.roots.set(line.number, parser.question())
    }
    const root = this.roots.get(last.number) ?? null
    const lines = this.lines.map(({ number, start, end, tokens }) => {
      const typed = this.text.slice(start, end)
      const node = this.roots.get(number)
      const reading = node && !tokens.some(({ kind }) => kind === 'line') ? writeQuestion(node) : null
      return { number, text: typed, used: used.has(number), reading }
    })
    const plain = this.lines.length === 1 && last.bare && root !== null
    return { root, plain, strategy: { searched: last.number, lines } }
  }

  /** The numbers of a line and of those that it is made of. */
  private usedBy(last: ReadLine): Set<number> {
    const byNumber = new Map(this.lines.map((line) => [line.number, line]))
    const used = new Set([last.number])
    for (const number of used)
      for (const token of byNumber.get(number)?.tokens ?? [])
        if (token.kind === 'line' && token.number < number && byNumber.has(token.number)) used.add(token.number)
    return used
  }

  private lineAt(token: LineToken, within: ReadLine): QuestionNode | null {
    const { number } = token
    const node = this.roots.get(number)
    const isPasted = this.lines.some((line) => line.number === number)
    if (!isPasted) this.problems.say(token, `Line ${number} was not pasted, so it is left out.`)
    else if (number === within.number)
      this.problems.say(token, `Line ${number} cannot be part of itself; it is left out.`)
    else if (number > within.number) {
      const reason = `Line ${number} comes after line ${within.number}, so it cannot be part of it; it is left out.`
      this.problems.say(token, reason)
    } else if (!node) this.problems.say(token, `Nothing is left of line ${number}, so it is left out.`)
    else {
      this.terms += leaves(node)
      if (this.terms <= MAX_STRATEGY_TERMS) return node
      const reason = `With line ${number} the query would have more than ${MAX_STRATEGY_TERMS} terms; it is left out.`
      this.problems.say(token, reason)
    }
    return null
  }
}

function leaves(node: QuestionNode): number {
  if (node.kind === 'term' || node.kind === 'dates') return 1
  return node.kind === 'not' ? leaves(node.part) : node.parts.reduce((sum, part) => sum + leaves(part), 0)
}
