/**
 * Where a cell of somebody's spreadsheet may begin within one of ours, with what it would run as a formula there: the
 * file may be read with semicolons, tabs or bars between its cells, or line by line. Blanks and quotes before the sign
 * are passed over, and its full-width forms count, as spreadsheets do.
 */
const FORMULA = /(?<=^|[;,|\t\r\n])(?=[\v\f\p{Z}\p{Cf}"']*[=+\-@＝＋－＠﹦﹢﹣﹫])/gu
/** What spreadsheets drop in front of a cell before they look at it. */
const DROPPED = /^[\t\r\n]/

/**
 * Rows as CSV (RFC 4180) with a byte order mark, without which Excel takes UTF-8 for something else. What a spreadsheet
 * would run gets an apostrophe before it, as OWASP advises. Numbers stay numbers, also below zero.
 */
export const csvOf = (rows: (string | number | null)[][]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const marked = value.replace(FORMULA, "'")
  const text = DROPPED.test(marked) ? `'${marked}` : marked
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
