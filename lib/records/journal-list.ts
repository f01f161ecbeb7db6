import { journalNameKey } from '@/lib/studies/journal-name'
import { CsvReader } from './csv-reader'
import type { LineReading } from './json-lines-reader'
import { plainText } from './plain-text'
import type { ReaderChoice } from './source-reader'

/** A journal's two names as a list gives them. */
export type JournalName = { kind: 'journal'; title: string; abbreviation: string }

const LONGEST = 1000

/**
 * What reads a list of journals: CSV whose first two columns are title and abbreviation, with or without a heading. Nearly
 * any text is CSV; what begins as a page, JSON or a packed spreadsheet ("PK") is not.
 */
export const journalReaderFor: ReaderChoice<JournalName> = (head, isWhole) => {
  if (head.length < 2 && !isWhole) return 'more'
  const isOther = head[0] === 0x3c || head[0] === 0x7b || (head[0] === 0x50 && head[1] === 0x4b)
  return isOther ? { reason: 'not a list of journals in CSV' } : new CsvReader(readRow)
}

function readRow(fields: string[], { line }: { line: number }): LineReading<JournalName> | null {
  const [title, abbreviation] = [plainText(fields[0]), plainText(fields[1])]
  if (line === 1 && /^(journal|full|title|name)( ?(title|name))?$/i.test(title ?? '')) return null
  if (!title || !abbreviation)
    return { reason: 'not a title and an abbreviation', ...(title && { identifier: title.slice(0, LONGEST) }) }
  if (title.length > LONGEST || abbreviation.length > LONGEST)
    return { reason: `a name longer than ${LONGEST} characters` }
  if (!journalNameKey(title) || !journalNameKey(abbreviation))
    return { reason: 'a name without letters', identifier: title }
  return { entry: { kind: 'journal', title, abbreviation } }
}
