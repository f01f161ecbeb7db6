import { CsvReader } from './csv-reader'

/** The records of a CSV text by the names in its first row; throws where a row is none, as a count would leave it out. */
export function csvRecords(text: string): Record<string, string>[] {
  let names: string[] | undefined
  const reader = new CsvReader<{ kind: 'record'; record: Record<string, string> }>((fields) => {
    if (names) {
      const record = Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']))
      return { entry: { kind: 'record', record } }
    }
    names = fields
    return null
  })
  return [...reader.write(Buffer.from(text)), ...reader.end()].map((entry) => {
    if (entry.kind === 'record') return entry.record
    throw new Error(`Line ${entry.position.line} of the CSV: ${entry.reason}`)
  })
}
