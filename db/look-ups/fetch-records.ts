import type { JobWork } from '@/db/jobs/job'
import type { Outbound } from '@/db/sources/ask-source'
import { sourceOf } from '@/lib/sources/source'
import { importFetched } from './import-fetched'
import type { LookUpAtWork, LookUpDone } from './look-up-at-work'
import { pmidsOfDois } from './pmids-of-dois'

/** Fetches the records that somebody has asked for, and imports them; what PubMed does not have is a rejection of the import. */
export async function fetchRecords(
  { userId, source, pmids, dois }: LookUpAtWork,
  work: JobWork,
  outbound: Outbound,
): Promise<LookUpDone> {
  const asked = pmids.length + dois.length
  const name = `${sourceOf(source).label}: ${asked.toLocaleString('en-GB')} ${asked === 1 ? 'record' : 'records'}`
  const byDoi = await pmidsOfDois(dois, work, outbound)
  if (!byDoi) return null
  const all = [...new Set([...pmids, ...byDoi.dois.keys()])]
  const done = await importFetched({ name, askedBy: userId, pmids: all, byDoi }, work, outbound)
  if (!done) return null
  const { added, updated, unchanged, rejected } = done.counts
  return { answer: { kind: 'records', added, updated, unchanged, rejected }, importId: done.importId }
}
