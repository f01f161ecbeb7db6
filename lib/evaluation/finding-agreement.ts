import { cuesOf, wordsOf } from '../evidence/finding/cues'
import type { AnnotatedFinding, Direction, FindingReading } from './annotated-finding'

/** A claimed finding: its words, and where the sentences stand that it is made of. */
export type ClaimedFinding = { text: string; spans: readonly (readonly [number, number])[] }

export const VERDICTS = ['main', 'weak', 'neutral', 'wrong_role', 'misleading'] as const
export type Verdict = (typeof VERDICTS)[number]

type Place = { finding: AnnotatedFinding; roleAt: (start: number) => string | undefined }
export type JudgedFinding = Place & { claim: ClaimedFinding | null }

/** Shares are of what is claimed, but for `claimed_of_results`, which is of the studies that have a result. */
export type FindingQuality = Record<Verdict, number> & {
  abstracts: number
  claimed: number
  claimed_of_results: number
  direction_right: number
}

/**
 * What a claim comes to by one reading. A claim of several sentences tells the main result where one of them does: the
 * other half that it keeps is said beside it. Otherwise its worst sentence counts.
 */
export function verdictBy(reading: FindingReading, { claim, roleAt }: JudgedFinding): Verdict {
  const places = placesOf(claim as ClaimedFinding, reading)
  const has = (listed: readonly number[]) => places.some((place) => listed.includes(place))
  if (has(reading.main)) return 'main'
  if (has(reading.misleading)) return 'misleading'
  if (has(reading.weak)) return 'weak'
  const isFound = places.some((place) => {
    const role = roleAt((reading.sents[place] as [number, number])[0])
    return role === 'results' || role === 'conclusions'
  })
  return isFound ? 'neutral' : 'wrong_role'
}

/** Of several readings the one that counts hardest against the claim. */
export function verdictOf(judged: JudgedFinding): { verdict: Verdict; isDisputed: boolean } {
  const verdicts = judged.finding.readings.map((reading) => verdictBy(reading, judged))
  const ranks = verdicts.map((verdict) => VERDICTS.indexOf(verdict))
  const worst = Math.max(...ranks)
  return { verdict: VERDICTS[worst] as Verdict, isDisputed: ranks.some((rank) => rank !== worst) }
}

/** The annotated sentences of which a claim has at least a half, or that hold at least a half of one of its spans. */
function placesOf({ spans }: ClaimedFinding, { sents }: FindingReading): number[] {
  return sents.flatMap(([start, end], place) => {
    const isShared = spans.some(([from, to]) => {
      const shared = Math.min(end, to) - Math.max(start, from)
      return shared > 0 && 2 * shared >= Math.min(end - start, to - from)
    })
    return isShared ? [place] : []
  })
}

/** Whether a claim says that something differed where it did, and that nothing did where nothing did; null where neither is asked. */
export function isDirectionRight(text: string, directions: readonly Direction[]): boolean | null {
  const { stated, denied } = cuesOf(wordsOf(text))
  const verdicts = directions.flatMap((direction) => {
    if (direction === 'no-difference') return [denied > 0]
    return direction.startsWith('favours') ? [stated > 0] : []
  })
  return verdicts.length === 0 ? null : verdicts.every((is) => is)
}

/** A protocol, and whatever a reader found no result in, has none to be claimed. */
export const hasResult = ({ readings }: AnnotatedFinding): boolean =>
  readings.some(({ kind, direction, main }) => kind !== 'protocol' && direction !== 'none' && main.length > 0)

export function findingQuality(judged: readonly JudgedFinding[]): FindingQuality {
  const claimed = judged.filter(({ claim }) => claim)
  const verdicts = claimed.map((each) => verdictOf(each).verdict)
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of)
  const results = judged.filter(({ finding }) => hasResult(finding))
  const directions = claimed.flatMap(({ claim, finding }) => {
    const right = isDirectionRight(
      (claim as ClaimedFinding).text,
      finding.readings.map(({ direction }) => direction),
    )
    return right === null ? [] : [right]
  })
  return {
    abstracts: judged.length,
    claimed: claimed.length,
    claimed_of_results: share(results.filter(({ claim }) => claim).length, results.length),
    ...(Object.fromEntries(
      VERDICTS.map((verdict) => [verdict, share(verdicts.filter((each) => each === verdict).length, claimed.length)]),
    ) as Record<Verdict, number>),
    direction_right: share(directions.filter((is) => is).length, directions.length),
  }
}
