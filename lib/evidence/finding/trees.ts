/**
 * Boosted decision trees that tell how likely it is that a sentence is of each of several kinds. `trees[round][kind]`
 * is a tree as rows of four numbers: feature, threshold, and the rows to go on with where the feature is at most the
 * threshold and where it is more; a row whose feature is −1 is a leaf, with its value as the threshold.
 */
export type Tree = readonly number[]
export type Trees = { kinds: number; start: readonly number[]; trees: readonly (readonly Tree[])[] }

export const ROW = 4

/** The same trees laid out one after the other, which is quicker to walk. */
export type FlatTrees = {
  kinds: number
  start: readonly number[]
  roots: Int32Array
  features: Int16Array
  thresholds: Float64Array
  next: Int32Array
}

export function flatten({ kinds, start, trees }: Trees): FlatTrees {
  const all = trees.flat()
  const count = all.reduce((sum, tree) => sum + tree.length / ROW, 0)
  const flat = { features: new Int16Array(count), thresholds: new Float64Array(count), next: new Int32Array(2 * count) }
  let root = 0
  const roots = Int32Array.from(all, (tree) => {
    const own = root
    for (let row = 0; row < tree.length / ROW; row++) {
      flat.features[own + row] = tree[row * ROW] as number
      flat.thresholds[own + row] = tree[row * ROW + 1] as number
      flat.next[2 * (own + row)] = own + (tree[row * ROW + 2] as number)
      flat.next[2 * (own + row) + 1] = own + (tree[row * ROW + 3] as number)
    }
    root += tree.length / ROW
    return own
  })
  return { kinds, start, roots, ...flat }
}

/** The chances of the kinds for each row of numbers, which sum to one. */
export function chancesOf(flat: FlatTrees, rows: readonly Float64Array[]): number[][] {
  const { kinds, start, roots, features, thresholds, next } = flat
  const scores = rows.map(() => start.slice(0, kinds))
  for (let tree = 0; tree < roots.length; tree++) {
    const kind = tree % kinds
    for (let row = 0; row < rows.length; row++) {
      const numbers = rows[row] as Float64Array
      let at = roots[tree] as number
      let feature = features[at] as number
      while (feature >= 0) {
        at = next[2 * at + ((numbers[feature] as number) <= (thresholds[at] as number) ? 0 : 1)] as number
        feature = features[at] as number
      }
      ;((scores[row] as number[])[kind] as number) += thresholds[at] as number
    }
  }
  return scores.map(softmax)
}

export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
