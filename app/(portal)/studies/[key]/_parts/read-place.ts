import { placeOnList } from '@/db/lists/list-place'
import { placeInResults } from '@/db/search/query/place-in-results'
import { placeInTopic } from '@/db/search/query/place-in-topic'
import { AppError } from '@/lib/access/app-error'
import type { Viewer } from '@/lib/access/viewer'
import type { StudyOrigin } from '@/lib/studies/study-origin'
import type { StudyPlace } from '@/lib/studies/study-place'

/** Where a study stands among those that it was opened from; null where that is nowhere, or cannot be said now. */
export async function readPlace(
  viewer: Viewer,
  origin: StudyOrigin | null,
  studyId: number,
): Promise<StudyPlace | null> {
  switch (origin?.from) {
    case 'results':
      return placeInResults(viewer, origin, studyId).catch(noneWhenBusy)
    case 'list':
      return placeOnList(viewer, origin, studyId)
    case 'topic':
      return placeInTopic(viewer, origin.slug, studyId)
    default:
      return null
  }
}

/** Whoever has many searches under way reads the study without its place. */
function noneWhenBusy(error: unknown): null {
  if (error instanceof AppError && error.code === 'rate_limited') return null
  throw error
}
