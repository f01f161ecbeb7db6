import { EmptyState } from '@/app/_ui/empty-state'
import { SaveLink } from '@/app/_ui/save-link'
import { StudyRow } from '@/app/_ui/study-row'
import { similarStudies } from '@/db/similar-studies'
import type { StudyPage } from '@/db/study-page'
import type { Person } from '@/lib/viewer'

export async function SimilarTab({ study, viewer }: { study: StudyPage; viewer: Person }) {
  const similar = await similarStudies(viewer, study.id)
  if (similar.length === 0) {
    return (
      <EmptyState title="Nothing like it here yet">
        Studies are called similar by shared references, headings and words of the title.
      </EmptyState>
    )
  }
  return (
    <ol>
      {similar.map((row) => (
        <li key={row.id}>
          <StudyRow study={row} action={<SaveLink studyId={row.id} title={row.title} />} />
        </li>
      ))}
    </ol>
  )
}
