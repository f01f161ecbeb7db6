import type { Transaction } from '@/db/connection/pool'
import { readCorpus } from '@/db/connection/with-viewer'
import { readStatistics, type Statistics } from '@/db/search/question/statistics'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { type WhySimilar, whySimilar } from '@/lib/similarity/why-similar'
import { nearByTerms, termShares } from './near-by-terms'
import { citingStudies, ledTo, referencesOfStudy, type Shared, sharedReferences } from './shared-references'
import { type SharedTerms, sharedTerms } from './shared-terms'
import { type StudyTerm, termsOf } from './study-terms'

export type SimilarStudy = { study: StudyRow; why: WhySimilar }

const MOST_SHOWN = 10
/** What shared references are worth beside shared terms: a tenth of all shared counts as much as a third of the terms. */
const REFERENCES_WORTH = 3
/** Studies that have less in common are not like each other. */
const LEAST = 0.1

/**
 * Up to ten studies on the same matter, the nearest first, each with what it has in common with this one: references,
 * each by its rarity, and the headings and words that tell most. Withdrawn studies are left out. However large the
 * corpus, no more than a few thousand studies are looked at: those that the rarest terms and references lead to.
 */
export async function similarStudies(viewer: Viewer, studyId: number): Promise<SimilarStudy[]> {
  if (!can(viewer, 'study.read')) return []
  return readCorpus(viewer, async (tx) => {
    const statistics = await readStatistics(tx)
    const terms = await termsOf(tx, studyId, statistics)
    const near = await nearest(tx, studyId, terms, statistics)
    const ids = near.map(({ id }) => id)
    const named = await sharedTerms(tx, studyId, terms, ids, statistics)
    const rows = await studyRows(tx, ids)
    return near.flatMap(({ id, shared }) => {
      const study = rows.get(id)
      const why = whyOf(shared, named.get(id))
      return study && whySimilar(why) ? [{ study, why }] : []
    })
  })
}

/** What is said of it: words that stand in neither title only where there is nothing else. */
function whyOf({ references, cites, isCited }: Shared, terms: SharedTerms = { telling: [], other: [] }): WhySimilar {
  const isSaid = references > 0 || cites || isCited || terms.telling.length > 0
  return { references, cites, isCited, terms: isSaid ? terms.telling : terms.other }
}

/** The nearest ones, the nearest first: of those that are found by terms or by references, by both. */
async function nearest(
  tx: Transaction,
  studyId: number,
  terms: readonly StudyTerm[],
  statistics: Statistics,
): Promise<{ id: number; shared: Shared }[]> {
  const references = await referencesOfStudy(tx, studyId)
  const found = new Set([
    ...(await nearByTerms(tx, studyId, terms, statistics)),
    ...ledTo(references, await citingStudies(tx, studyId), statistics.studies),
  ])
  found.delete(studyId)
  const sharedBy = await sharedReferences(tx, studyId, references, [...found], statistics)
  const shares = await termShares(tx, terms, [...found], statistics)
  return [...shares]
    .map(([id, share]) => ({ id, shared: sharedBy(id), score: share + REFERENCES_WORTH * sharedBy(id).share }))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, MOST_SHOWN)
}
