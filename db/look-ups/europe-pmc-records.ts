import type { JobWork } from '@/db/jobs/job'
import type { Outbound } from '@/db/sources/ask-source'
import type { SourceFault as RecordFault } from '@/lib/records/source-reader'
import type { StudyEntry, StudyRecord } from '@/lib/records/study-record'
import { readEuropePmcRecord } from '@/lib/sources/europe-pmc-record'
import type { Identifiers } from '@/lib/sources/pasted-identifiers'
import { allOfEuropePmc } from './ask-europe-pmc'

/** Records with all of their fields on one page: an answer of a size that one can hold. */
const A_PAGE = 25

/**
 * The records of Europe PMC with these PMIDs, and the preprints with these DOIs, as entries of an import; what it does not have
 * is a rejection, and what was not asked for is left out.
 */
export async function europePmcRecords(
  { pmids, dois }: Identifiers,
  work: Pick<JobWork, 'sql' | 'signal'>,
  outbound: Outbound,
): Promise<(StudyEntry | RecordFault)[]> {
  const query = [
    ...(pmids.length > 0 ? [`(SRC:MED AND (${pmids.map((pmid) => `EXT_ID:${pmid}`).join(' OR ')}))`] : []),
    ...(dois.length > 0
      ? [`(SRC:PPR AND (${dois.map((doi) => `DOI:"${doi.replace(/["\\]/g, '')}"`).join(' OR ')}))`]
      : []),
  ].join(' OR ')
  const readings = (await allOfEuropePmc(query, A_PAGE, work, outbound)).map(readEuropePmcRecord)
  const missing = new Set([...pmids.map((pmid) => `PMID ${pmid}`), ...dois.map(nameOfDoi)])
  const entries = readings.flatMap((reading): (StudyEntry | RecordFault)[] => {
    if (!('record' in reading)) return [rejected(reading.identifier, reading.reason)]
    return missing.delete(nameOf(reading.record)) ? [{ kind: 'study', record: reading.record }] : []
  })
  return [...entries, ...[...missing].map((name) => rejected(name, 'Europe PMC sent no record with this number'))]
}

const nameOf = ({ pmid, doi }: StudyRecord): string => (pmid ? `PMID ${pmid}` : nameOfDoi(doi ?? ''))
const nameOfDoi = (doi: string): string => `DOI ${doi.toLowerCase()}`

const rejected = (identifier: string | undefined, reason: string): RecordFault => ({
  kind: 'rejection',
  position: { line: 1, column: 1 },
  ...(identifier ? { identifier } : {}),
  reason,
})
