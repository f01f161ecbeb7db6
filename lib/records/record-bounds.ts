import type { StudyRecord } from './study-record'

/** The largest position that the rows beneath a study are numbered with. */
const MOST = 32_767

/** Longest name that is indexed whole; the longest of MeSH has 104 characters. */
const LONGEST_HEADING = 500

/** Why a record that could be read is none that can be kept: no article has so much. Undefined for every other. */
export function excessOf(record: StudyRecord): string | undefined {
  for (const list of ['authors', 'meshHeadings', 'references', 'notices'] as const) {
    if (record[list].length > MOST) return `more than ${MOST} ${NAMES[list]}`
  }
  const long = record.meshHeadings.some(({ descriptor }) => descriptor.length > LONGEST_HEADING)
  return long ? `a MeSH heading longer than ${LONGEST_HEADING} characters` : undefined
}

const NAMES = { authors: 'authors', meshHeadings: 'MeSH headings', references: 'references', notices: 'notices' }
