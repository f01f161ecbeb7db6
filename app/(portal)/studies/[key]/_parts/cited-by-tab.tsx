import { StudyRows } from '@/app/_study/study-rows'
import { EmptyState } from '@/app/_ui/empty-state'
import { readHoldings } from '@/db/lists/holdings'
import { readReadings } from '@/db/readings/set-readings'
import { citedBy } from '@/db/studies/study-links'
import type { StudyPage } from '@/db/studies/study-page'
import type { Person } from '@/lib/access/viewer'

export async function CitedByTab({ study, page, viewer }: { study: StudyPage; page: number; viewer: Person }) {
  const citing = await citedBy(viewer, study.id, page)
  if (citing.length === 0) {
    return (
      <EmptyState title="Nothing here cites it">
        This counts the studies in this portal only; there may be others elsewhere.
      </EmptyState>
    )
  }
  const ids = citing.map(({ id }) => id)
  const [holdings, readings] = await Promise.all([readHoldings(viewer, ids), readReadings(viewer, ids)])
  return <StudyRows rows={citing} holdings={holdings} readings={readings} />
}
