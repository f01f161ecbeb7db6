import { csvOf } from '@/lib/records/csv'
import { formatPublicationDate, type PublicationDate } from '@/lib/studies/publication-date'
import { type FactName, type KeyFacts, madeBy } from '@/lib/summaries/summary'
import { DESIGN_NAMES, type Design, type Level } from './design'
import { effectWords } from './facts/effect-words'
import { shownEffects } from './facts/shown-effects'
import { COLUMN_NAMES, type Column } from './table-columns'

/** A study as a table of evidence needs it. */
export type EvidenceRow = {
  title: string
  address: string
  finding: string | null
  findingDrafted: boolean
  findingOriginalDrafter: boolean
  design: Design | null
  level: Level | null
  published: PublicationDate | null
  journal: string | null
  retracted: boolean
  facts: KeyFacts | null
  /** Whether a person set the level. */
  levelSet: boolean
  /** Whether its abstract is still to be read. */
  unread: boolean
}

/** What cells of a row are read from. */
export type CellRow = Pick<EvidenceRow, 'finding' | 'design' | 'level' | 'published' | 'journal' | 'facts'>

/** "12 of 40 studies are still being read"; '' where all are read. */
export function stillRead(rows: readonly Pick<EvidenceRow, 'unread'>[]): string {
  const unread = rows.filter((row) => row.unread).length
  if (unread === 0) return ''
  const all = rows.length === 1 ? '1 study' : `${rows.length.toLocaleString('en-GB')} studies`
  return `${unread.toLocaleString('en-GB')} of ${all} ${unread === 1 ? 'is' : 'are'} still being read`
}

/** Effects of one study that a cell has room for. */
const EFFECTS = 3

/** What a cell says; '' where it is not known. */
export function cellText({ finding, design, level, published, journal, facts }: CellRow, column: Column): string {
  switch (column) {
    case 'finding':
      return finding ?? ''
    case 'design':
      return design ? DESIGN_NAMES[design] : ''
    case 'level':
      return level ? String(level) : ''
    case 'participants':
      return facts?.sampleSize?.toLocaleString('en-GB') ?? ''
    case 'effect':
      return shownEffects(facts).slice(0, EFFECTS).map(effectWords).join('\n')
    case 'follow-up':
      return facts?.followUp ?? ''
    case 'published':
      return published ? formatPublicationDate(published) : ''
    case 'year':
      return published ? String(published.year) : ''
    case 'journal':
      return journal ?? ''
    default:
      return facts?.[column] ?? ''
  }
}

const FACTS: Partial<Record<Column, FactName>> = {
  participants: 'sampleSize',
  population: 'population',
  intervention: 'intervention',
  comparator: 'comparator',
  outcome: 'outcome',
  effect: 'effects',
  'follow-up': 'followUp',
}

/** Whether a person changed what a machine had read there, or took it away. */
export function isEditedByHand({ facts, levelSet }: EvidenceRow, column: Column): boolean {
  const fact = FACTS[column]
  return column === 'level' ? levelSet : fact !== undefined && Boolean(facts?.mended?.includes(fact))
}

const mendedWords = (row: EvidenceRow, columns: readonly Column[]): string =>
  columns
    .filter((column) => isEditedByHand(row, column))
    .map((column) => COLUMN_NAMES[column])
    .join('; ')

/** Without the spaces that only keep a line together. */
const plainCell = (row: EvidenceRow, column: Column) => cellText(row, column).replaceAll('\u00a0', ' ')

/**
 * The table as CSV: title and address first, whichever columns are chosen; a retracted study says so. The last two
 * columns say who made the finding, or that the study is not read yet, and which of the other cells a person mended.
 */
export function evidenceCsv(rows: readonly EvidenceRow[], columns: readonly Column[], site: string): string {
  return csvOf([
    ['Study', 'Address', ...columns.map((column) => COLUMN_NAMES[column]), 'Finding made by', 'Edited by hand'],
    ...rows.map((row) => [
      row.retracted ? `RETRACTED: ${row.title}` : row.title,
      `${site}${row.address}`,
      ...columns.map((column) =>
        column === 'participants' ? (row.facts?.sampleSize ?? null) : plainCell(row, column),
      ),
      row.unread ? 'not read yet' : madeBy(row),
      mendedWords(row, columns),
    ]),
  ])
}
