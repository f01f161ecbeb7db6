import { PubmedReader } from '@/lib/pubmed/reader'
import type { SourceFault as RecordFault } from '@/lib/records/source-reader'
import type { StudyEntry } from '@/lib/records/study-record'
import { SourceFault } from './source-fault'

/**
 * Entries that an answer of efetch holds; of records that were asked for and did not come, a rejection each. Throws
 * `SourceFault` where the answer is none, or breaks off.
 */
export function readPubmedRecords(bytes: Uint8Array, asked: readonly number[]): (StudyEntry | RecordFault)[] {
  requireRecords(bytes)
  const reader = new PubmedReader()
  const entries = [...reader.write(bytes), ...reader.end()]
  // What breaks off holds fewer records than were asked for: whoever asks again gets them.
  if (entries.some(({ kind }) => kind === 'break')) throw new SourceFault('unreadable')
  const came = new Set(entries.flatMap((entry) => (entry.kind === 'study' ? (entry.record.pmid ?? []) : [])))
  const missing = asked.filter((pmid) => !came.has(pmid))
  return [...entries, ...missing.map(missingRecord)]
}

/** An error comes with status 200, as text or as another kind of XML. */
function requireRecords(bytes: Uint8Array) {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  if (/<ERROR>/i.test(head)) throw new SourceFault('refused')
  if (!/<PubmedArticleSet[\s/>]/.test(head)) throw new SourceFault('unreadable')
}

const missingRecord = (pmid: number): RecordFault => ({
  kind: 'rejection',
  position: { line: 1, column: 1 },
  identifier: `PMID ${pmid}`,
  reason: 'PubMed sent no record with this number',
})
