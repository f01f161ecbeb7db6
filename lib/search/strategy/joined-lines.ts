import type { Problems } from '../question-problems'
import type { StrategyLine } from './strategy-line'

/** The first number and how the others are written: "1 ", "1. ", "#1 ". */
const FIRST = /^\s*(#?)(\d{1,3})([.):]?)\s+(?=\S)(?!(?:and|or|not)(?![/\w]))/i
/** Line 1 behind what a database prints above it. */
const LATER = /\s(#?)(1)([.):]?)\s+(?=\S)(?!(?:and|or|not)(?![/\w]))/i
export const BEFORE_LINES = 'This stands before the first numbered line and is left out.'
/** What a line ends with before the next one begins: a field, a heading, a bracket, a number. */
const COMPLETE = /(?:[./)\]}"”\d]|\/[a-z]{2}(?:,\s?[a-z]{2})*)\s*$/
const OPERATOR_BEFORE = /(?:^|[\s(/,-])(?:and|or|not|adj\d*|near(?:\/\d+)?|next|to)\s*$/i
/** The number of characters before a number that show whether a line can end there. */
const TAIL = 40
const NO_LINE_AFTER = /^(?:(?:and|or|not|adj\d*|near|next)(?![/\w])|[)\]},;]|$)/i

/**
 * The lines of a strategy whose line ends were lost, as in a box of one line: the numbers that follow each other where
 * one line can end and another begin. Null where there are not two.
 */
export function joinedLines(text: string, problems: Problems): StrategyLine[] | null {
  const first = FIRST.exec(text) ?? LATER.exec(text)
  if (!first) return null
  const [typed, hash = '', number = '', point = ''] = first
  const start = first.index + typed.length
  const lines: StrategyLine[] = [{ number: Number(number), isNumbered: true, start, end: text.length }]
  for (;;) {
    const line = lines.at(-1) as StrategyLine
    const next = nextLine(text, line, hash, point)
    if (!next) break
    line.end = next.from
    lines.push({ number: line.number + 1, isNumbered: true, start: next.start, end: text.length })
  }
  if (lines.length === 1) return null
  const before = text.slice(0, first.index)
  if (before.trim()) problems.say({ start: 0, end: before.length }, BEFORE_LINES)
  return lines
}

function nextLine(text: string, line: StrategyLine, hash: string, point: string) {
  const sign = point && `\\${point}`
  const number = new RegExp(`\\s(${hash}${line.number + 1}${sign})\\s+(?=\\S)`, 'g')
  number.lastIndex = line.start
  for (let found = number.exec(text); found; found = number.exec(text)) {
    const before = text.slice(Math.max(line.start, found.index - TAIL), found.index)
    const start = found.index + found[0].length
    const isComplete = Boolean(hash || point) || COMPLETE.test(before)
    if (
      isComplete &&
      before.trim() &&
      !OPERATOR_BEFORE.test(before) &&
      !NO_LINE_AFTER.test(text.slice(start, start + 10))
    )
      return { from: found.index, start }
    number.lastIndex = found.index + 1
  }
  return null
}
