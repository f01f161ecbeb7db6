import type { JobWork } from '@/db/jobs/job'
import { askPubmed } from '@/db/look-ups/ask-pubmed'
import type { Outbound } from '@/db/sources/ask-source'
import { type Days, halves } from '@/lib/sources/corpus-query'
import { readPubmedFound } from '@/lib/sources/pubmed-found'
import { SourceFault } from '@/lib/sources/source-fault'

/** PubMed gives the first ten thousand of what it finds, and nothing after them. */
const GIVEN = 9_999
/** More than this of one query in one run is no way to fill a corpus: NLM has files for that. */
export const MOST_FOUND_A_RUN = 200_000

/** By the day on which PubMed entered a record, or on which it last changed one. */
export type DateOf = 'edat' | 'mdat'

/** `unknown` are words that PubMed does not know, and left out of what it looked for. */
export type FoundThere = { pmids: Set<number>; translation: string | null; unknown: string[] }

/**
 * The PMIDs of everything that PubMed finds for these words within some days, in pieces of as many days as PubMed gives
 * whole. Null where that is more than `MOST_FOUND_A_RUN`, or more in one day than it gives.
 */
export async function foundAtPubmed(
  { term, dateOf, days }: { term: string; dateOf: DateOf; days: Days },
  work: JobWork,
  outbound: Outbound,
): Promise<FoundThere | null> {
  const found: FoundThere = { pmids: new Set(), translation: null, unknown: [] }
  const waiting = [days]
  for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
    work.signal.throwIfAborted()
    const fields = {
      term,
      retmode: 'json',
      retmax: String(GIVEN),
      datetype: dateOf,
      mindate: piece.from.replaceAll('-', '/'),
      maxdate: piece.to.replaceAll('-', '/'),
    }
    const answer = await askPubmed(work, 'search', fields, (bytes) => readPubmedFound(String(bytes)), outbound)
    found.translation ??= answer.translation
    if (answer.notFound.length > 0) found.unknown = answer.notFound
    if (answer.count > MOST_FOUND_A_RUN) return null
    if (answer.count > GIVEN) {
      const both = halves(piece)
      if (!both) return null
      waiting.unshift(...both)
      continue
    }
    // Fewer numbers than it says it has would be records that never come.
    if (answer.pmids.length < answer.count) throw new SourceFault('unreadable')
    for (const pmid of answer.pmids) found.pmids.add(pmid)
    if (found.pmids.size > MOST_FOUND_A_RUN) return null
  }
  return found
}
