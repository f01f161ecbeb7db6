import { EmptyState } from '@/app/_ui/empty-state'
import { SaveLink } from '@/app/_ui/save-link'
import { StudyRow } from '@/app/_ui/study-row'
import { citedBy } from '@/db/study-links'
import type { StudyPage } from '@/db/study-page'
import type { Person } from '@/lib/viewer'

export async function CitedByTab({ study, page, viewer }: { study: StudyPage; page: number; viewer: Person }) {
  const citing = await citedBy(viewer, study.id, page)
  if (citing.length === 0) {
    return (
      <EmptyState title="Nothing here cites it">
        This counts the studies in this portal only; there may be others elsewhere.
      </EmptyState>
    )
  }
  return (
    <ol>
      {citing.map((row) => (
        <li key={row.id}>
          <StudyRow study={row} action={<SaveLink studyId={row.id} title={row.title} />} />
        </li>
      ))}
    </ol>
  )
}
