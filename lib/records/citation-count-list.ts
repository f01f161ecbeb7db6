import { type CitationRatio, LARGEST_RATIO } from '@/lib/studies/citation-count'
import { pmidFrom } from '@/lib/studies/identifiers'
import type { OpenAccess } from '@/lib/studies/open-access'
import { CsvReader } from './csv-reader'
import type { LineReading } from './json-lines-reader'
import { listedDay } from './listed-day'
import type { ReaderChoice } from './source-reader'

/**
 * How often a work is cited, as a list says; `asOf` is the day on which it was counted, where the list says that. It is named
 * by its PMID, or by its DOI in lower case where it has none. `citedBy` and `cites` are PMIDs of records that cite it and that
 * it cites, where the list names them; `ratio` is its relative citation ratio, and `openAccess` where it is open to everybody,
 * where the list says that: null where it says that there is none.
 */
export type ListedCount = {
  kind: 'count'
  pmid: number | null
  doi?: string
  count: number
  asOf: string | null
  citedBy?: number[]
  cites?: number[]
  ratio?: CitationRatio | null
  openAccess?: OpenAccess
}

/** More than any work has. */
export const MOST_CITATIONS = 10_000_000

/**
 * What reads iCite's metadata (`icite_metadata.csv`): CSV whose first row names its columns, of which `pmid` and
 * `citation_count` are needed and `last_modified`, `cited_by`, `references`, `relative_citation_ratio` and `provisional` are read. Columns may stand in any order, and
 * others are left alone.
 */
export const countReaderFor: ReaderChoice<ListedCount> = (head, isWhole) => {
  const text = Buffer.from(head)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  const end = text.search(/[\r\n]/)
  if (end < 0 && !isWhole && head.length < 1 << 16) return 'more'
  const names = (end < 0 ? text : text.slice(0, end))
    .split(',')
    .map((name) => name.trim().replace(/^"|"$/g, '').toLowerCase())
  const columns = {
    pmid: names.indexOf('pmid'),
    count: names.indexOf('citation_count'),
    day: names.indexOf('last_modified'),
    citedBy: names.indexOf('cited_by'),
    cites: names.indexOf('references'),
    ratio: names.indexOf('relative_citation_ratio'),
    provisional: names.indexOf('provisional'),
  }
  if (columns.pmid < 0 || columns.count < 0)
    return { reason: 'not a list of citation counts: its first row does not name the columns pmid and citation_count' }
  return new CsvReader((fields, { line }) => (line === 1 ? null : readRow(fields, columns)))
}

type Columns = Record<'pmid' | 'count' | 'day' | 'citedBy' | 'cites' | 'ratio' | 'provisional', number>

function readRow(fields: string[], columns: Columns): LineReading<ListedCount> {
  const pmid = pmidFrom(fields[columns.pmid])
  if (!pmid) return { reason: 'no PMID' }
  const written = fields[columns.count]?.trim() ?? ''
  const count = /^\d{1,8}(\.0+)?$/.test(written) ? Number(written) : Number.NaN
  if (!(count <= MOST_CITATIONS)) return { reason: 'no number of citations', identifier: `PMID ${pmid}` }
  const citedBy = pmidsIn(fields[columns.citedBy])
  const cites = pmidsIn(fields[columns.cites])
  const asOf = listedDay(fields[columns.day] ?? '')
  return {
    entry: {
      kind: 'count',
      pmid,
      count,
      asOf,
      ...(citedBy.length > 0 ? { citedBy } : {}),
      ...(cites.length > 0 ? { cites } : {}),
      ...(columns.ratio >= 0 ? { ratio: ratioIn(fields[columns.ratio], fields[columns.provisional]) } : {}),
    },
  }
}

/** Young papers have none, and one that cannot be read is none either: the count beside it stands. */
function ratioIn(written = '', provisional = ''): CitationRatio | null {
  const value = /^\d{1,6}(\.\d+)?$/.test(written.trim()) ? Number(written) : Number.NaN
  return value <= LARGEST_RATIO ? { value, isProvisional: /^(?:true|yes|1|t|y)$/i.test(provisional.trim()) } : null
}

const pmidsIn = (field: string | undefined): number[] =>
  (field ?? '').split(/\s+/).flatMap((word) => pmidFrom(word) ?? [])
