import type { JobWork } from '@/db/jobs/job'
import type { Outbound } from '@/db/sources/ask-source'
import { readEuropePmcRecord } from '@/lib/sources/europe-pmc-record'
import { MOST_FOUND } from '@/lib/sources/look-up'
import { SourceFault } from '@/lib/sources/source-fault'
import { askEuropePmc } from './ask-europe-pmc'
import type { LookUpAtWork, LookUpDone } from './look-up-at-work'
import { shownRecord } from './shown-record'

/** What Europe PMC finds for the words of somebody, in its order: the best of it first. */
export async function searchEuropePmc({ term }: LookUpAtWork, work: JobWork, outbound: Outbound): Promise<LookUpDone> {
  const { count, results } = await askEuropePmc({ query: term, size: MOST_FOUND }, work, outbound)
  const readings = results.slice(0, MOST_FOUND).map(readEuropePmcRecord)
  const found = readings.flatMap((reading) => ('record' in reading ? (shownRecord(reading.record) ?? []) : []))
  // Words that nobody restricted find patents, too; an answer of which nothing can be read is none.
  if (results.length > 0 && readings.every((reading) => !('record' in reading) && !reading.identifier))
    throw new SourceFault('unreadable')
  return { answer: { kind: 'search', count, translation: null, notFound: [], found }, importId: null }
}
