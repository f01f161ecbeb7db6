import { quoted } from '../search/lexemes'

/** A word or heading of a study: what documents have for it, how much it tells, and how many studies have it. */
export type Telling = { lexeme: string; weight: number; studies: number }

/** A word that so few have is looked for by itself, while together they are no more than so many. */
const RARE = 400
const RARE_TOGETHER = 1000
/** Of others, so many are looked for two or three at a time … */
const COMBINED = 10
const MOST_COMBINATIONS = 20
/** … where so many studies are expected at most to have one combination, and all of them together. */
const EXPECTED = 600
const EXPECTED_TOGETHER = 1200
/** Words of one study go together so many times more often than chance would have them. */
const TOGETHER = 8

/**
 * What to look for to find the studies that are most like one that has these terms, without reading long lists: words
 * so rare that each is worth looking for by itself, and combinations of others that are rare together. As tsqueries, ''
 * where there is nothing. What `rare` finds is known to be little; how much `together` finds is a guess.
 */
export function combinations(terms: readonly Telling[], studies: number): { rare: string; together: string } {
  const telling = [...terms].sort((a, b) => b.weight - a.weight || (a.lexeme < b.lexeme ? -1 : 1))
  const rare: Telling[] = []
  let found = 0
  for (const term of telling) {
    if (term.studies > RARE || found + term.studies > RARE_TOGETHER) continue
    rare.push(term)
    found += term.studies
  }
  const others = telling.filter((term) => !rare.includes(term)).slice(0, COMBINED)
  const affordableGroups = [2, 3, 4].map((size) => affordable(groupsOf(others, size), studies))
  // Where nothing else will do, the most telling ones, all at once.
  const chosen = affordableGroups.find((groups) => groups.length > 2) ?? [others.slice(0, 4)]
  return {
    rare: rare.map(({ lexeme }) => quoted(lexeme)).join(' | '),
    together: chosen
      .filter((group) => group.length > 0)
      .map((group) => `(${group.map(({ lexeme }) => quoted(lexeme)).join(' & ')})`)
      .join(' | '),
  }
}

/** The groups that tell most, as many as are expected to find little enough. */
function affordable(groups: Telling[][], studies: number): Telling[][] {
  const worth = (group: Telling[]) => group.reduce((sum, { weight }) => sum + weight, 0)
  const chosen: Telling[][] = []
  let found = 0
  for (const group of groups.sort((a, b) => worth(b) - worth(a))) {
    const expected = expectedOf(group, studies)
    if (expected > EXPECTED || found + expected > EXPECTED_TOGETHER) continue
    chosen.push(group)
    found += expected
    if (chosen.length === MOST_COMBINATIONS) break
  }
  return chosen
}

/** How many studies are likely to have all of these. */
function expectedOf(group: Telling[], studies: number): number {
  const counts = group.map((term) => term.studies)
  const byChance = counts.reduce((all, count) => (all * count * TOGETHER) / Math.max(studies, 1), studies / TOGETHER)
  return Math.min(byChance, ...counts)
}

/** Every choice of `size` of these, those with the first ones first. */
function groupsOf<T>(all: readonly T[], size: number): T[][] {
  if (size === 0) return [[]]
  return all.flatMap((first, index) => groupsOf(all.slice(index + 1), size - 1).map((rest) => [first, ...rest]))
}
