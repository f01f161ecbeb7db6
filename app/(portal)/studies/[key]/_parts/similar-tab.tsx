import { SaveLink } from '@/app/_study/save-link'
import { StudyRow } from '@/app/_study/study-row'
import { EmptyState } from '@/app/_ui/empty-state'
import { readHoldings } from '@/db/lists/holdings'
import { similarStudies } from '@/db/similarity/similar-studies'
import type { StudyPage } from '@/db/studies/study-page'
import type { Person } from '@/lib/access/viewer'
import { whySimilar } from '@/lib/similarity/why-similar'

export async function SimilarTab({ study, viewer }: { study: StudyPage; viewer: Person }) {
  const similar = await similarStudies(viewer, study.id)
  if (similar.length === 0) {
    return (
      <EmptyState title="No similar studies">
        Studies are called similar by shared references, headings and words.
      </EmptyState>
    )
  }
  const holdings = await readHoldings(
    viewer,
    similar.map(({ study }) => study.id),
  )
  return (
    <ol>
      {similar.map(({ study, why }) => (
        <li key={study.id}>
          <StudyRow
            study={study}
            action={<SaveLink studyId={study.id} title={study.title} lists={holdings.get(study.id)} />}
          >
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
