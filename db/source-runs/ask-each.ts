import type { JobWork } from '@/db/jobs/job'
import type { SourceFault as RecordFault } from '@/lib/records/source-reader'
import { type SourceKey, sourceOf } from '@/lib/sources/source'
import { SourceFault } from '@/lib/sources/source-fault'

/** One work of which the answer cannot be read says little of the others; this number in a row does. */
const MOST_UNREAD = 5

/** What a source has said of works, of how many it knows anything, and why it stopped, where it did. */
export type Said<Found> = { found: (Found | RecordFault)[]; known: number; fault: SourceFault | null }

/**
 * Asks a source about works, one request each, as far as it answers; one of which it says nothing that can be read is a
 * rejection. `ask` hands back null for a work that the source does not have. That takes half an hour for ten thousand works:
 * others import meanwhile.
 */
export async function askEach<Work, Found>(
  { source, works, nameOf }: { source: SourceKey; works: readonly Work[]; nameOf: (one: Work) => string },
  { signal, progress }: JobWork,
  ask: (one: Work) => Promise<Found[] | null>,
): Promise<Said<Found>> {
  const found: (Found | RecordFault)[] = []
  let [known, unread] = [0, 0]
  for (const [asked, one] of works.entries()) {
    signal.throwIfAborted()
    try {
      const said = await ask(one)
      unread = 0
      if (said) known++
      found.push(...(said ?? []))
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error
      if (!isOfOneWork(error) || ++unread >= Math.min(MOST_UNREAD, works.length)) return { found, known, fault: error }
      const reason = `${sourceOf(source).label} ${error.message}`
      found.push({ kind: 'rejection', position: NOWHERE, identifier: nameOf(one), reason })
    }
    await progress(asked + 1, works.length)
  }
  return { found, known, fault: null }
}

const NOWHERE = { line: 1, column: 1 }

const isOfOneWork = ({ kind }: SourceFault) => ['unreadable', 'refused', 'too large'].includes(kind)

/** What was found in pieces, as an import takes it. */
export async function* inPieces<Found>(found: readonly Found[]): AsyncGenerator<Found[]> {
  for (let at = 0; at < found.length; at += A_PIECE) yield found.slice(at, at + A_PIECE)
}

const A_PIECE = 500
