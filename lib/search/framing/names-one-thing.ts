/**
 * How many headings at most stand below one of a branch of MeSH that still names one thing: a disease is called by its name
 * where one of its kinds is meant, a drug of a class by its own.
 */
const BRANCHES: readonly [branch: RegExp, most: number][] = [
  [/^D27/, -1],
  [/^(?:C|F03|B03|B04)/, 40],
  [/^D/, 8],
  [/^E/, 3],
]

/**
 * How many headings may stand below one with these tree numbers for it to name one thing. Null for what is no such name
 * whatever stands below it: what drugs do, parts of the body, people, ways of living.
 */
export function mostBelow(trees: readonly string[]): number | null {
  const most = BRANCHES.find(([branch]) => trees.some((tree) => branch.test(tree)))?.[1] ?? -1
  return most < 0 ? null : most
}
