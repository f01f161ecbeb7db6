import type { JobWork } from '@/db/jobs/job'
import type { Outbound } from '@/db/sources/ask-source'
import type { SourceFault as RecordFault } from '@/lib/records/source-reader'
import type { StudyEntry } from '@/lib/records/study-record'
import { readPubmedFound } from '@/lib/sources/pubmed-found'
import { askPubmed } from './ask-pubmed'

/** The DOIs that were asked for by PubMed's numbers of their records, and a rejection of each that has none there. */
export type OfDois = { dois: Map<number, string>; faults: RecordFault[] }

const NONE = 'PubMed has no record with this DOI'
const SEVERAL = 'PubMed has several records with this DOI'

/** Asks PubMed for the number of each; null where the job ends before it is done. */
export async function pmidsOfDois(dois: readonly string[], work: JobWork, outbound: Outbound): Promise<OfDois | null> {
  const found: OfDois = { dois: new Map(), faults: [] }
  for (const doi of dois) {
    if (work.signal.aborted) return null
    const { count, pmids } = await askPubmed(
      work,
      'search',
      { term: `"${doi}"[aid]`, retmode: 'json', retmax: '2' },
      (answer) => readPubmedFound(String(answer)),
      outbound,
    )
    const [pmid] = pmids
    if (count === 1 && pmid) found.dois.set(pmid, doi)
    else found.faults.push(rejected(doi, count > 1 ? SEVERAL : NONE))
  }
  return found
}

/**
 * Records that were fetched by a DOI and do not have it become rejections: a phrase that PubMed does not know it takes
 * apart, and finds what has a part of it.
 */
export const withTheirDois = (
  entries: readonly (StudyEntry | RecordFault)[],
  { dois }: OfDois,
): (StudyEntry | RecordFault)[] =>
  entries.map((entry) => {
    if (entry.kind !== 'study' || !entry.record.pmid) return entry
    const doi = dois.get(entry.record.pmid)
    return doi === undefined || entry.record.doi?.toLowerCase() === doi.toLowerCase() ? entry : rejected(doi, NONE)
  })

const rejected = (doi: string, reason: string): RecordFault => ({
  kind: 'rejection',
  position: { line: 1, column: 1 },
  identifier: `DOI ${doi}`,
  reason,
})
