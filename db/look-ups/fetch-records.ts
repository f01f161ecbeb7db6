import type { JobWork } from '@/db/jobs/job'
import type { Outbound } from '@/db/sources/ask-source'
import { sourceOf } from '@/lib/sources/source'
import { importFetched } from './import-fetched'
import type { LookUpAtWork, LookUpDone } from './look-up-at-work'

/** Fetches the records that somebody has asked for, and imports them. */
export async function fetchRecords(
  { userId, source, pmids }: LookUpAtWork,
  work: JobWork,
  outbound: Outbound,
): Promise<LookUpDone> {
  const name = `${sourceOf(source).label}: ${pmids.length.toLocaleString('en-GB')} ${pmids.length === 1 ? 'record' : 'records'}`
  const done = await importFetched({ name, askedBy: userId, pmids }, work, outbound)
  if (!done) return null
  const { added, updated, unchanged, rejected } = done.counts
  return { answer: { kind: 'records', added, updated, unchanged, rejected }, importId: done.importId }
}
