import { Problems } from '../question-problems'
import { combinesLines, type Dialect, dialectOf } from './dialect'
import type { StrategyLine } from './strategy-line'
import { strategyLines } from './strategy-lines'

/** Whether the lines of a text, each in its dialect where something in it tells, are those of a strategy. */
export function isStrategy(text: string, lines: StrategyLine[], dialects: (Dialect | null)[]): boolean {
  const isMarked = dialects.some((dialect) => dialect === 'ovid' || dialect === 'cochrane')
  if (isMarked || lines.some(({ start, end }) => combinesLines(text.slice(start, end)))) return true
  // Rows without a number are one text that was wrapped.
  return lines.length > 0 && lines.every(({ isNumbered }) => isNumbered)
}

export function isReadAsStrategy(text: string): boolean {
  const lines = strategyLines(text, new Problems())
  const dialects = lines.map((line) => dialectOf(text, line))
  return isStrategy(text, lines, dialects)
}
