import { parseQuestion } from '../parse-question'
import { LINE_BREAK } from '../question'
import { withoutNotes } from './line-notes'
import { ROWS } from './strategy-lines'

/**
 * A query as an address and a box of one line hold it: the lines of a strategy with a sign between them and without
 * how much each found; of any other text the line ends are spaces.
 */
export function onOneLine(typed: string): string {
  const rows = [...typed.matchAll(ROWS)].filter((row) => row[0].trim())
  if (rows.length < 2) return typed.replaceAll(LINE_BREAK, ' ')
  if (!parseQuestion(typed).strategy) return typed.replace(/\s*[\n\r\u2028\u2029↵]\s*/g, ' ').trim()
  return rows.map(({ 0: row, index }) => withoutCount(typed, row, index)).join(` ${LINE_BREAK} `)
}

/** A row without how much it found. */
function withoutCount(typed: string, row: string, start: number): string {
  const from = start + (/^\s*#?\d{1,3}[.):]?\s+/.exec(row)?.[0].length ?? 0)
  return typed.slice(start, withoutNotes(typed, { start: from, end: start + row.length }).end).trim()
}

/** As a box of several lines holds it. */
export const onSeveralLines = (q: string): string =>
  q
    .split(LINE_BREAK)
    .map((line) => line.trim())
    .join('\n')
