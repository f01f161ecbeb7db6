import { comparable, type WorkToCompare } from '@/lib/references/match/comparable'
import { type MatchDecision, matchWorks } from '@/lib/references/match/match'
import { companionWork, mutatedWork } from './mutated-work'
import { seededRandom } from './seeded-random'

export type PairKind = 'same' | 'companion' | 'other'
export type WorkPair = { kind: PairKind; here: WorkToCompare; found: WorkToCompare }

/**
 * Pairs of a corpus: three fifths are a work and what another database makes of it, a fifth a work and a companion of it, a
 * fifth two works that a search by title or place would hold side by side.
 */
export function workPairs(works: readonly WorkToCompare[], count: number, seed: number): WorkPair[] {
  const random = seededRandom(seed)
  const neighbours = neighboursOf(works)
  const own = works.filter((work) => comparable(work).companion === null)
  return Array.from({ length: count }, (_, index): WorkPair => {
    const among = index % 5 === 3 ? own : works
    const here = among[Math.floor(random() * among.length)] as WorkToCompare
    if (index % 5 < 3) return { kind: 'same', here, found: mutatedWork(here, random) }
    if (index % 5 === 3) return { kind: 'companion', here, found: companionWork(here, random) }
    const [one, other] = neighbours[Math.floor(random() * neighbours.length)] as [WorkToCompare, WorkToCompare]
    return { kind: 'other', here: one, found: mutatedWork(other, random) }
  })
}

/** Works that stand next to each other by title, or by journal and volume. */
function neighboursOf(works: readonly WorkToCompare[]): [WorkToCompare, WorkToCompare][] {
  const keys: ((work: WorkToCompare) => string)[] = [
    (work) => (work.title ?? '').toLowerCase(),
    (work) => [work.journals[0], work.volume, work.firstAuthor?.family].join('|'),
  ]
  return keys.flatMap((key) => {
    const sorted = works.map((work) => ({ work, by: key(work) })).sort((a, b) => (a.by < b.by ? -1 : 1))
    return sorted.slice(1).flatMap(({ work }, index): [WorkToCompare, WorkToCompare][] => {
      const before = sorted[index]?.work
      return before && before.pmid !== work.pmid ? [[before, work]] : []
    })
  })
}

export type JudgedPair = WorkPair & { decision: MatchDecision; reasons: string[] }

export const judgedPairs = (pairs: readonly WorkPair[]): JudgedPair[] =>
  pairs.map((pair) => ({ ...pair, ...matchWorks(comparable(pair.here), comparable(pair.found)) }))

export type DedupeAgreement = {
  pairs: number
  /** Of the pairs that were found the same, how many are. */
  precision: number
  /** Of the pairs that are the same, how many were found so, and how many at least for a person to decide. */
  recall: number
  recall_with_maybe: number
  companions: number
  companions_merged: number
  others_merged: number
  /** How many pairs a person has to decide. */
  to_decide: number
}

export function dedupeAgreement(judged: readonly JudgedPair[]): DedupeAgreement {
  const count = (holds: (pair: JudgedPair) => boolean) => judged.filter(holds).length
  const merged = (kind: PairKind) => count((pair) => pair.kind === kind && pair.decision === 'same')
  const same = count(({ kind }) => kind === 'same')
  const maybe = count(({ kind, decision }) => kind === 'same' && decision === 'maybe')
  return {
    pairs: judged.length,
    precision:
      merged('same') /
      Math.max(
        1,
        count(({ decision }) => decision === 'same'),
      ),
    recall: merged('same') / Math.max(1, same),
    recall_with_maybe: (merged('same') + maybe) / Math.max(1, same),
    companions: count(({ kind }) => kind === 'companion'),
    companions_merged: merged('companion'),
    others_merged: merged('other'),
    to_decide: count(({ decision }) => decision === 'maybe'),
  }
}
