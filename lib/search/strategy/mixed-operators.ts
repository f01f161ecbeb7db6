import type { Problems } from '../question-problems'
import type { Token } from '../question-tokens'

const BEGIN: ReadonlySet<Token['kind']> = new Set(['word', 'phrase', 'open', 'line'])
const END: ReadonlySet<Token['kind']> = new Set(['tag', 'close', 'phrase', 'line', 'word'])

/** Says where Ovid's parts stand side by side without an operator, as where line ends were lost. */
export function missingOperators(tokens: Token[], problems: Problems): void {
  tokens.forEach((token, index) => {
    const before = tokens[index - 1]
    if (before && END.has(before.kind) && BEGIN.has(token.kind) && before.start !== token.start)
      problems.say(
        token,
        'No operator stands before this, so it is read as AND. Where it begins a line, start a new line.',
      )
  })
}

/** Says where AND and OR stand side by side: not every database takes them in the same order. */
export function mixedOperators(tokens: Token[], problems: Problems): void {
  const depths: Set<string>[] = [new Set()]
  for (const token of tokens) {
    if (token.kind === 'open') depths.push(new Set())
    if (token.kind === 'close' && depths.length > 1) depths.pop()
    if (token.kind !== 'operator' || token.operator === 'NOT') continue
    const others = depths.at(-1) as Set<string>
    if (others.size === 1 && !others.has(token.operator))
      problems.say(token, 'AND and OR stand side by side without parentheses; they are read from left to right.')
    others.add(token.operator)
  }
}
