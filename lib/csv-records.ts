/** The records of a CSV text by the names in its first row (RFC 4180; a field in quotation marks may have line ends in it). */
export function csvRecords(text: string): Record<string, string>[] {
  const [names = [], ...rows] = csvRows(text.replace(/^\uFEFF/, ''))
  return rows
    .filter((row) => row.length > 1 || row[0] !== '')
    .map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])))
}

const FIELD = /(?:"([^"]*(?:""[^"]*)*)"?([^,\r\n]*)|([^,\r\n]*))(,|\r\n|\n|\r|$)/gy

function csvRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  FIELD.lastIndex = 0
  while (FIELD.lastIndex < text.length) {
    const [, quoted, after = '', plain = '', end] = FIELD.exec(text) as RegExpExecArray
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"') + after)
    if (end === ',' && FIELD.lastIndex < text.length) continue
    if (end === ',') row.push('')
    rows.push(row)
    row = []
  }
  return rows
}
