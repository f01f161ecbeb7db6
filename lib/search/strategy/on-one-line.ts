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
  return rows
    .map(({ 0: row, index }) =>
      typed.slice(index, withoutNotes(typed, { start: index, end: index + row.length }).end).trim(),
    )
    .join(` ${LINE_BREAK} `)
}

/** As a box of several lines holds it. */
export const onSeveralLines = (q: string): string =>
  q
    .split(LINE_BREAK)
    .map((line) => line.trim())
    .join('\n')
