/** What a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * Rows as CSV (RFC 4180) with a byte order mark, without which Excel takes UTF-8 for something else. A cell
 * that a spreadsheet would run gets an apostrophe before it, as OWASP advises.
 */
export const csvOf = (rows: (string | number | null)[][]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
