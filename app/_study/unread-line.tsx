import type { StudyEvidence } from '@/db/studies/evidence-rows'
import { stillRead } from '@/lib/evidence/evidence-row'

/** One quiet line while facts of some studies are missing only because nothing has read their abstracts yet. */
export function UnreadLine({ rows }: { rows: readonly StudyEvidence[] }) {
  const words = stillRead(rows)
  return words && <p className="meta mt-3">{words}; what their abstracts say is missing here until then.</p>
}
