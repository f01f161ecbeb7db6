/**
 * Boosted decision trees that tell how likely it is that a sentence is of each of several kinds. `trees[round][kind]`
 * is a tree as rows of four numbers: feature, threshold, and the rows to go on with where the feature is at most the
 * threshold and where it is more; a row whose feature is −1 is a leaf, with its value as the threshold.
 */
export type Tree = readonly number[]
export type Trees = { kinds: number; start: readonly number[]; trees: readonly (readonly Tree[])[] }

export const ROW = 4

export function leafOf(tree: Tree, numbers: ArrayLike<number>): number {
  let at = 0
  for (;;) {
    const feature = tree[at] as number
    const threshold = tree[at + 1] as number
    if (feature < 0) return threshold
    at = ROW * (tree[at + ((numbers[feature] as number) <= threshold ? 2 : 3)] as number)
  }
}

/** The chances of the kinds, which sum to one. */
export function chancesOf({ kinds, start, trees }: Trees, numbers: ArrayLike<number>): number[] {
  const scores = start.slice(0, kinds)
  for (const round of trees) for (let kind = 0; kind < kinds; kind++) (scores[kind] as number) += leafOf(round[kind] as Tree, numbers)
  return softmax(scores)
}

export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
