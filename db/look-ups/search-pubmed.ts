import type { JobWork } from '@/db/jobs/job'
import type { Outbound } from '@/db/sources/ask-source'
import { MOST_FOUND } from '@/lib/sources/look-up'
import { readPubmedFound } from '@/lib/sources/pubmed-found'
import { askPubmed, recordsOf } from './ask-pubmed'
import type { LookUpAtWork, LookUpDone } from './look-up-at-work'
import { shownRecord } from './shown-record'

/** What PubMed finds for the words of somebody, in PubMed's order: the best of it first. */
export async function searchPubmed({ term }: LookUpAtWork, work: JobWork, outbound: Outbound): Promise<LookUpDone> {
  const fields = { term, retmode: 'json', retmax: String(MOST_FOUND), sort: 'relevance' }
  const { pmids, ...found } = await askPubmed(
    work,
    'search',
    fields,
    (answer) => readPubmedFound(String(answer)),
    outbound,
  )
  const entries = pmids.length > 0 ? await recordsOf(pmids, work, outbound) : []
  const records = new Map(
    entries.flatMap((entry) =>
      entry.kind === 'study' && entry.record.pmid ? [[entry.record.pmid, entry.record]] : [],
    ),
  )
  const shown = pmids.flatMap((pmid) => {
    const record = records.get(pmid)
    return record ? (shownRecord(record) ?? []) : []
  })
  return { answer: { kind: 'search', ...found, found: shown }, importId: null }
}
