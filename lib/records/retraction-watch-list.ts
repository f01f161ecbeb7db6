import { pmidFrom } from '@/lib/studies/identifiers'
import { CsvReader } from './csv-reader'
import type { LineReading } from './json-lines-reader'
import { knownFields } from './known-fields'
import { listedDay } from './listed-day'
import { type ListedNature, type ListedRetraction, lowerDoi, RETRACTION_WATCH } from './retraction-list'
import type { SourceFault, SourceReader } from './source-reader'

/** Columns of Retraction Watch's list that are read, by their names: all of them must be there. */
const COLUMNS = {
  pmid: 'OriginalPaperPubMedID',
  doi: 'OriginalPaperDOI',
  noticePmid: 'RetractionPubMedID',
  noticeDoi: 'RetractionDOI',
  nature: 'RetractionNature',
  dated: 'RetractionDate',
} as const
type Columns = Record<keyof typeof COLUMNS, number>

const NATURES: Record<string, ListedNature> = {
  retraction: 'retraction',
  'expression of concern': 'concern',
  correction: 'correction',
  reinstatement: 'reinstatement',
}

/** Of a row that names no work by a number: a title alone says too little. */
export const NO_NUMBER = 'it names neither the PMID nor the DOI of a work'

/**
 * What reads Retraction Watch's list, by the first line of it: CSV with a row for each notice, several for some works. Why
 * nothing does, where a column is missing.
 */
export function retractionWatchReader(firstLine: string): SourceReader<ListedRetraction> | { reason: string } {
  const names = firstLine.split(',').map((name) => name.trim().replace(/^"|"$/g, ''))
  const columns = Object.fromEntries(
    Object.entries(COLUMNS).map(([field, name]) => [field, names.indexOf(name)]),
  ) as Columns
  const missing = Object.entries(COLUMNS).flatMap(([field, name]) =>
    columns[field as keyof Columns] < 0 ? [name] : [],
  )
  if (missing.length === Object.keys(COLUMNS).length) return { reason: 'not a list of retractions in JSON' }
  if (missing.length > 0) return { reason: `not a list of retractions: it has no column ${missing.join(', ')}` }
  return new WornReader(new CsvReader((fields, { line }) => (line === 1 ? null : readRow(fields, columns))))
}

function readRow(fields: string[], columns: Columns): LineReading<ListedRetraction> {
  const of = (field: keyof Columns) => fields[columns[field]]
  const nature = NATURES[of('nature')?.trim().toLowerCase() ?? '']
  // "0" and "unavailable" are no numbers; of several that end in ";" the first one counts.
  const first = (field: keyof Columns) => of(field)?.split(';')[0]
  const works = knownFields({ pmid: pmidFrom(first('pmid')), doi: lowerDoi(of('doi')) })
  const identifier = works.pmid ? `PMID ${works.pmid}` : works.doi
  if (!nature) return { reason: 'a notice of another kind', ...knownFields({ identifier }) }
  if (!works.pmid && !works.doi) return { reason: NO_NUMBER }
  const notice = { noticePmid: pmidFrom(first('noticePmid')), noticeDoi: lowerDoi(of('noticeDoi')) }
  const dated = listedDay(of('dated') ?? '') ?? undefined
  return {
    entry: { kind: 'retraction', ...works, ...knownFields({ ...notice, dated }), nature, source: RETRACTION_WATCH },
  }
}

/**
 * A name or a title of another encoding costs no notice: such letters become U+FFFD, and what is read of a row has none but
 * those of ASCII.
 */
class WornReader<Entry> implements SourceReader<Entry> {
  readonly #letters = new TextDecoder('utf-8')

  constructor(readonly reader: SourceReader<Entry>) {}

  write(bytes: Uint8Array): (Entry | SourceFault)[] {
    return this.reader.write(Buffer.from(this.#letters.decode(bytes, { stream: true })))
  }

  end(): (Entry | SourceFault)[] {
    return [...this.reader.write(Buffer.from(this.#letters.decode())), ...this.reader.end()]
  }

  break(reason: string): (Entry | SourceFault)[] {
    return this.reader.break(reason)
  }
}
