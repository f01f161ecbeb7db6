/** A table, or a plot, of more studies is no longer looked over. */
export const MOST_STUDIES = 200

/** What a table of evidence can say of each study, in the order that it is read in. */
export const COLUMNS = [
  'finding',
  'design',
  'level',
  'participants',
  'population',
  'intervention',
  'comparator',
  'outcome',
  'effect',
  'follow-up',
  'published',
  'year',
  'journal',
] as const
export type Column = (typeof COLUMNS)[number]

export const COLUMN_NAMES: Record<Column, string> = {
  finding: 'Finding',
  design: 'Design',
  level: 'Level',
  participants: 'N',
  population: 'Population',
  intervention: 'Intervention',
  comparator: 'Comparator',
  outcome: 'Outcome',
  effect: 'Effect',
  'follow-up': 'Follow-up',
  published: 'Published',
  year: 'Year',
  journal: 'Journal',
}

/** Columns of a table that nobody has arranged. */
export const STANDARD: readonly Column[] = COLUMNS.slice(0, 9)

/** Reads "design,finding": each column once, in this order; what is no column is left out, nothing is the standard. */
export function parseColumns(text: string): Column[] {
  const asked = text.split(',').flatMap((name) => COLUMNS.find((column) => column === name.trim()) ?? [])
  return asked.length > 0 ? [...new Set(asked)] : [...STANDARD]
}

/** As an address has them; '' for the standard. */
export const columnsText = (columns: readonly Column[]): string =>
  columns.join() === STANDARD.join() ? '' : columns.join(',')

/** With one column a place further to the left. */
export function movedLeft(columns: readonly Column[], column: Column): Column[] {
  const at = columns.indexOf(column)
  if (at <= 0) return [...columns]
  return [...columns.slice(0, at - 1), column, columns[at - 1] as Column, ...columns.slice(at + 1)]
}
