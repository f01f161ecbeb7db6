import type { StudyRow } from '@/db/studies/study-rows'
import type { Viewer } from '@/lib/access/viewer'
import { inTableOrder } from '@/lib/evidence/table-order'
import type { SearchRequest } from '@/lib/search/search-request'
import { addressFrom, resultsAddress } from '@/lib/studies/study-origin'
import type { StudyPlace } from '@/lib/studies/study-place'
import { searchStudies } from './search-studies'

/** By how many places results may have moved since the study was opened. */
const MOVED = 3

/**
 * Where a study that was opened as the `at`th of some results stands among them now, and its neighbours there; null
 * where it is no longer near that place.
 */
export async function placeInResults(
  viewer: Viewer,
  { request, at }: { request: SearchRequest; at: number },
  studyId: number,
): Promise<StudyPlace | null> {
  // A table that is put in order by a column is one page, all of which has to be there for that.
  const offset = request.by ? 0 : Math.max(0, at - 1 - MOVED)
  const window = request.by ? undefined : { offset, limit: at + MOVED - offset }
  const found = await searchStudies(viewer, request, window)
  const { total, exact, related } = found
  const rows = inTableOrder(found.rows, request.by)
  const index = rows.findIndex(({ id }) => id === studyId)
  if (index < 0) return null
  const place = offset + index + 1
  const beside = (row: StudyRow | undefined, at: number) =>
    row ? addressFrom({ from: 'results', request, at }, row.address) : null
  return {
    back: { address: `${resultsAddress(request, place)}#study-${studyId}`, words: 'Back to results' },
    place,
    total: Math.max(place, total + (related?.total ?? 0)),
    exact: exact && (related?.exact ?? true),
    previous: beside(rows[index - 1], place - 1),
    next: beside(rows[index + 1], place + 1),
  }
}
