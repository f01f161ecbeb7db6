import type { Comparable } from './comparable'
import { type Match, type MatchDecision, matchWorks } from './match'

/** A work that is here, or that the same file has brought before. */
export type KnownWork = { key: string; comparable: Comparable }
export type FoundWork = Match & { key: string }

/** Whether the first says more surely that two works are one. */
export const isCloser = (a: Match, b: Match): boolean =>
  ORDER[a.decision] > ORDER[b.decision] || (a.decision === b.decision && a.score > b.score)

const ORDER: Record<MatchDecision, number> = { same: 3, maybe: 2, linked: 1, different: 0 }
/** Letters of a title by which candidates are found; a slip before them costs the way by the title, not the others. */
const TITLE_LETTERS = 20

/** The works that references may be, found by what they share: a number, the beginning of a title, a place in a volume. */
export class KnownWorks {
  readonly #byKey = new Map<string, KnownWork[]>()
  readonly #known = new Set<string>()

  has(key: string): boolean {
    return this.#known.has(key)
  }

  add(work: KnownWork) {
    if (this.#known.has(work.key)) return
    this.#known.add(work.key)
    for (const key of blockKeys(work.comparable)) {
      const there = this.#byKey.get(key)
      if (there) there.push(work)
      else this.#byKey.set(key, [work])
    }
  }

  /** The one that it most likely is; null where there is none that it could be. */
  best(asked: Comparable): FoundWork | null {
    const candidates = new Set(blockKeys(asked).flatMap((key) => this.#byKey.get(key) ?? []))
    let best: FoundWork | null = null
    for (const { key, comparable } of candidates) {
      const match = matchWorks(comparable, asked)
      if (match.decision === 'different') continue
      if (!best || isCloser(match, best)) best = { ...match, key }
    }
    return best
  }
}

function blockKeys({ pmid, pmcid, doi, titles, volume, firstPage }: Comparable): string[] {
  return [
    ...(pmid ? [`pmid ${pmid}`] : []),
    ...(pmcid ? [`pmcid ${pmcid}`] : []),
    ...(doi ? [`doi ${doi}`] : []),
    ...titles.map(
      (title) =>
        `title ${title
          .replace(/^(?:THE|AN?) /, '')
          .replaceAll(' ', '')
          .slice(0, TITLE_LETTERS)}`,
    ),
    ...(volume && firstPage ? [`place ${volume} ${firstPage}`] : []),
  ]
}
