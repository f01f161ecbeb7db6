import type { JobWork } from '@/db/jobs/job'
import type { Outbound } from '@/db/sources/ask-source'
import { FETCHED_A_REQUEST } from '@/lib/sources/look-up'
import type { Identifiers } from '@/lib/sources/pasted-identifiers'
import { sourceOf } from '@/lib/sources/source'
import { recordsOf } from './ask-pubmed'
import { europePmcRecords } from './europe-pmc-records'
import { importFetched, piecesOf } from './import-fetched'
import type { LookUpAtWork, LookUpDone } from './look-up-at-work'
import { pmidsOfDois, withTheirDois } from './pmids-of-dois'

/** Fetches the records that somebody has asked for, and imports them; what the source does not have is a rejection of the import. */
export async function fetchRecords(lookUp: LookUpAtWork, work: JobWork, outbound: Outbound): Promise<LookUpDone> {
  const { userId, source, pmids, dois } = lookUp
  const asked = pmids.length + dois.length
  const name = `${sourceOf(source).label}: ${asked.toLocaleString('en-GB')} ${asked === 1 ? 'record' : 'records'}`
  const fetched = source === 'europe-pmc' ? fromEuropePmc : fromPubmed
  const done = await fetched(lookUp, { name, askedBy: userId }, work, outbound)
  if (!done) return null
  const { added, updated, unchanged, rejected } = done.counts
  return { answer: { kind: 'records', added, updated, unchanged, rejected }, importId: done.importId }
}

type Named = { name: string; askedBy: string }

/** PubMed has numbers alone: of a DOI it is asked first which record has it. */
async function fromPubmed({ pmids, dois }: Identifiers, named: Named, work: JobWork, outbound: Outbound) {
  const byDoi = await pmidsOfDois(dois, work, outbound)
  if (!byDoi) return null
  const all = [...new Set([...pmids, ...byDoi.dois.keys()])]
  const fetch = async (piece: number[]) => withTheirDois(await recordsOf(piece, work, outbound), byDoi)
  const pieces = piecesOf(all, FETCHED_A_REQUEST)
  return importFetched({ ...named, total: all.length, pieces, fetch, faults: byDoi.faults }, work)
}

/** Its words may be 4,000 letters long, and an answer has each record whole. */
const A_QUERY = 50

function fromEuropePmc({ pmids, dois }: Identifiers, named: Named, work: JobWork, outbound: Outbound) {
  const pieces: Identifiers[] = [
    ...piecesOf(pmids, A_QUERY).map((piece) => ({ pmids: piece, dois: [] })),
    ...piecesOf(dois, A_QUERY).map((piece) => ({ pmids: [], dois: piece })),
  ]
  const fetch = (piece: Identifiers) => europePmcRecords(piece, work, outbound)
  return importFetched({ ...named, total: pmids.length + dois.length, pieces, fetch }, work)
}
