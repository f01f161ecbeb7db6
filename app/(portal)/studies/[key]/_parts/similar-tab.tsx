import { EmptyState } from '@/app/_ui/empty-state'
import { SaveLink } from '@/app/_ui/save-link'
import { StudyRow } from '@/app/_ui/study-row'
import { similarStudies } from '@/db/similarity/similar-studies'
import type { StudyPage } from '@/db/study-page'
import { whySimilar } from '@/lib/similarity/why-similar'
import type { Person } from '@/lib/viewer'

export async function SimilarTab({ study, viewer }: { study: StudyPage; viewer: Person }) {
  const similar = await similarStudies(viewer, study.id)
  if (similar.length === 0) {
    return (
      <EmptyState title="Nothing like it here yet">
        Studies are called similar by shared references, headings and words.
      </EmptyState>
    )
  }
  return (
    <ol>
      {similar.map(({ study, why }) => (
        <li key={study.id}>
          <StudyRow study={study} action={<SaveLink studyId={study.id} title={study.title} />}>
            <p className="mt-1 text-ink-2">
              <span className="sr-only">Similar by: </span>
              {whySimilar(why)}
            </p>
          </StudyRow>
        </li>
      ))}
    </ol>
  )
}
