import { MAX_LINES, type Place } from '../question'
import type { Token } from '../question-tokens'

/** "or/1-3, 5", "{or #1-#3}" */
const OVID_SET = /(and|or)\/(\d{1,3}(?:\s*[-–,]\s*\d{1,3})*)/iy
const COCHRANE_SET = /\{\s*(and|or)\s+(#?\d{1,3}(?:\s*[-–,]\s*#?\d{1,3})*)\s*\}/iy

/** Lines that are combined all at once, in parentheses, and how long what says so is. */
export function lineSetAt(text: string, at: number): { tokens: Token[]; length: number } | null {
  for (const pattern of [OVID_SET, COCHRANE_SET]) {
    pattern.lastIndex = at
    const [typed, operator, numbers] = pattern.exec(text) ?? []
    if (!typed || !operator || !numbers) continue
    const place = { start: at, end: at + typed.length }
    const tokens = numbersIn(numbers).flatMap((number, index) => joined(number, index, operator, place))
    return { tokens: [{ kind: 'open', ...place }, ...tokens, { kind: 'close', ...place }], length: typed.length }
  }
  return null
}

function joined(number: number, index: number, operator: string, place: Place): Token[] {
  const line: Token = { kind: 'line', number, ...place }
  const sign = operator.toUpperCase() === 'OR' ? 'OR' : 'AND'
  return index === 0 ? [line] : [{ kind: 'operator', operator: sign, ...place }, line]
}

function numbersIn(typed: string): number[] {
  const numbers = typed
    .replaceAll('#', '')
    .split(',')
    .flatMap((range) => {
      const [from = 0, to = from] = range.split(/[-–]/).map(Number)
      const length = Math.min(MAX_LINES, Math.abs(to - from) + 1)
      return Array.from({ length }, (_, index) => Math.min(from, to) + index)
    })
  return [...new Set(numbers)].slice(0, MAX_LINES + 1)
}
