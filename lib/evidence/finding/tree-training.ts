import { ROW, softmax, type Tree, type Trees } from './trees'

export type TreeExample = { numbers: ArrayLike<number>; kind: number; weight: number }
export type TreeOptions = {
  kinds: number
  rounds: number
  rate: number
  leaves: number
  /** The least weight of the examples in a leaf. */
  least: number
  shrink: number
  /** Shares of the features and of the examples that a tree sees. */
  features: number
  examples: number
  seed: number
}

const BINS = 48
/** Leaves are kept as whole thousandths, so that a file of them is short and the same everywhere. */
const FINE = 1000

/** Gradient-boosted trees (Friedman 2001) with histograms; the same examples in the same order give the same trees. */
export function trainTrees(examples: readonly TreeExample[], options: TreeOptions): Trees {
  const { kinds, rounds, rate } = options
  const count = examples.length
  const width = examples[0]?.numbers.length ?? 0
  const bins = Array.from({ length: width }, (_, feature) => thresholdsOf(examples, feature))
  const binned = bins.map((thresholds, feature) =>
    Uint8Array.from(examples, ({ numbers }) => binOf(thresholds, numbers[feature] as number)),
  )
  const start = startOf(examples, kinds)
  const scores = examples.map(() => [...start])
  const random = randomNumbers(options.seed)
  const trees: Tree[][] = []
  const gradients = new Float64Array(count)
  const curvatures = new Float64Array(count)
  for (let round = 0; round < rounds; round++) {
    const chances = scores.map(softmax)
    const rows = Int32Array.from({ length: count }, (_, row) => row).filter(() => random() < options.examples)
    const seen = bins.flatMap((thresholds, feature) =>
      thresholds.length > 0 && random() < options.features ? [feature] : [],
    )
    trees.push(
      start.map((_, kind) => {
        for (let row = 0; row < count; row++) {
          const { kind: own, weight } = examples[row] as TreeExample
          const chance = (chances[row] as number[])[kind] as number
          gradients[row] = weight * ((own === kind ? 1 : 0) - chance)
          curvatures[row] = weight * Math.max(1e-6, chance * (1 - chance))
        }
        const tree = growTree({ binned, bins, rows, seen, gradients, curvatures }, options, rate)
        for (let row = 0; row < count; row++)
          ((scores[row] as number[])[kind] as number) += leafAt(tree, binned, bins, row)
        return tree
      }),
    )
  }
  return { kinds, start, trees }
}

function startOf(examples: readonly TreeExample[], kinds: number): number[] {
  const weights = new Array<number>(kinds).fill(1)
  for (const { kind, weight } of examples) (weights[kind] as number) += weight
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => Math.round(FINE * Math.log(weight / sum)) / FINE)
}

/** Where the values of a feature are cut; none where it has only one value. */
function thresholdsOf(examples: readonly TreeExample[], feature: number): number[] {
  const values = [...new Set(examples.map(({ numbers }) => numbers[feature] as number))].sort(
    (one, other) => one - other,
  )
  const cuts = values.slice(1).map((value, index) => ((values[index] as number) + value) / 2)
  const step = Math.max(1, cuts.length / (BINS - 1))
  const kept: number[] = []
  for (let at = 0; at < cuts.length; at += step) kept.push(round(cuts[Math.floor(at)] as number))
  return [...new Set(kept)]
}

const round = (value: number) => Math.round(value * 10_000) / 10_000

function binOf(thresholds: readonly number[], value: number): number {
  let low = 0
  let high = thresholds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= (thresholds[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}

type Growing = {
  binned: readonly Uint8Array[]
  bins: readonly (readonly number[])[]
  rows: Int32Array
  seen: readonly number[]
  gradients: Float64Array
  curvatures: Float64Array
}
type Split = { gain: number; feature: number; bin: number }
type Node = { rows: Int32Array; split: Split | null; left: number; right: number; value: number }

/** Grows a tree leaf by leaf, each time where most is won. */
function growTree(growing: Growing, options: TreeOptions, rate: number): Tree {
  const nodes: Node[] = [nodeOf(growing, growing.rows, options, rate)]
  for (let leaves = 1; leaves < options.leaves; leaves++) {
    let best = -1
    nodes.forEach(({ split, left }, index) => {
      if (left < 0 && split && (best < 0 || split.gain > ((nodes[best] as Node).split as Split).gain)) best = index
    })
    if (best < 0) break
    const node = nodes[best] as Node
    const { feature, bin } = node.split as Split
    const values = growing.binned[feature] as Uint8Array
    node.left = nodes.length
    nodes.push(
      nodeOf(
        growing,
        node.rows.filter((row) => (values[row] as number) <= bin),
        options,
        rate,
      ),
    )
    node.right = nodes.length
    nodes.push(
      nodeOf(
        growing,
        node.rows.filter((row) => (values[row] as number) > bin),
        options,
        rate,
      ),
    )
  }
  return nodes.flatMap(({ split, left, right, value }) =>
    left < 0 || !split
      ? [-1, value, 0, 0]
      : [split.feature, growing.bins[split.feature]?.[split.bin] as number, left, right],
  )
}

function nodeOf(growing: Growing, rows: Int32Array, options: TreeOptions, rate: number): Node {
  let gradient = 0
  let curvature = 0
  for (const row of rows) {
    gradient += growing.gradients[row] as number
    curvature += growing.curvatures[row] as number
  }
  const value = Math.round((FINE * rate * gradient) / (curvature + options.shrink)) / FINE
  return { rows, split: bestSplit(growing, rows, gradient, curvature, options), left: -1, right: -1, value }
}

function bestSplit(
  { binned, bins, seen, gradients, curvatures }: Growing,
  rows: Int32Array,
  gradient: number,
  curvature: number,
  { least, shrink }: TreeOptions,
): Split | null {
  const whole = (gradient * gradient) / (curvature + shrink)
  const sums = new Float64Array(BINS + 1)
  const bends = new Float64Array(BINS + 1)
  const counts = new Int32Array(BINS + 1)
  let best: Split | null = null
  for (const feature of seen) {
    const values = binned[feature] as Uint8Array
    const cuts = (bins[feature] as readonly number[]).length
    sums.fill(0)
    bends.fill(0)
    counts.fill(0)
    for (const row of rows) {
      const bin = values[row] as number
      ;(sums[bin] as number) += gradients[row] as number
      ;(bends[bin] as number) += curvatures[row] as number
      ;(counts[bin] as number)++
    }
    let left = 0
    let bent = 0
    let many = 0
    for (let bin = 0; bin < cuts; bin++) {
      left += sums[bin] as number
      bent += bends[bin] as number
      many += counts[bin] as number
      if (many < least) continue
      if (rows.length - many < least) break
      const gain = (left * left) / (bent + shrink) + (gradient - left) ** 2 / (curvature - bent + shrink) - whole
      if (gain > 1e-9 && (!best || gain > best.gain)) best = { gain, feature, bin }
    }
  }
  return best
}

function leafAt(tree: Tree, binned: readonly Uint8Array[], bins: readonly (readonly number[])[], row: number): number {
  let at = 0
  for (;;) {
    const feature = tree[at] as number
    if (feature < 0) return tree[at + 1] as number
    const bin = (bins[feature] as readonly number[]).indexOf(tree[at + 1] as number)
    at = ROW * (tree[at + (((binned[feature] as Uint8Array)[row] as number) <= bin ? 2 : 3)] as number)
  }
}

/** Numbers from 0 to 1, the same ones for the same seed (xorshift; Marsaglia 2003). */
function randomNumbers(seed: number): () => number {
  let state = seed | 0
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
