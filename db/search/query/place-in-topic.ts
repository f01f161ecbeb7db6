import { readCorpus } from '@/db/connection/with-viewer'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { topicAddress } from '@/lib/search/topic-address'
import { addressFrom } from '@/lib/studies/study-origin'
import type { StudyPlace } from '@/lib/studies/study-place'
import { readTopicEvidence } from './topics'

/** Where a study stands among the best of a topic, and its neighbours there; null where it is none of them. */
export async function placeInTopic(viewer: Viewer, slug: string, studyId: number): Promise<StudyPlace | null> {
  if (!can(viewer, 'study.read')) return null
  const topic = await readCorpus(viewer, (tx) => readTopicEvidence(tx, slug))
  const rows = topic?.evidence.flatMap(({ studies }) => studies) ?? []
  const index = rows.findIndex(({ id }) => id === studyId)
  if (!topic || index < 0) return null
  const beside = (row: (typeof rows)[number] | undefined) =>
    row ? addressFrom({ from: 'topic', slug }, row.address) : null
  return {
    back: { address: `${topicAddress(topic.name)}#study-${studyId}`, words: topic.name },
    place: index + 1,
    total: rows.length,
    exact: true,
    previous: beside(rows[index - 1]),
    next: beside(rows[index + 1]),
  }
}
