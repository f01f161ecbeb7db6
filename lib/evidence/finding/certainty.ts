import type { Claim } from './claims'
import { DOUBTS } from './doubts'

/** What a claim shows of how sure it is, for the curves that make certainties of it. */
export const shownByClaim = ({ chance: { main, misleading }, isBest, places, share, doubts }: Claim): number[] => [
  1,
  logit(main),
  Math.log(misleading + 0.005),
  isBest ? 1 : 0,
  places.length > 1 ? 1 : 0,
  Math.log(share + 0.05),
  ...doubts.map(Number),
]
export const SHOWN_BY_CLAIM = 6 + DOUBTS

const logit = (chance: number): number => {
  const within = Math.min(0.99, Math.max(0.01, chance))
  return Math.log(within / (1 - within))
}

/** A logistic curve over what a claim shows. */
export type Curve = readonly number[]

export function onCurve(curve: Curve, shown: readonly number[]): number {
  const score = shown.reduce((sum, value, index) => sum + value * (curve[index] as number), 0)
  return 1 / (1 + Math.exp(-score))
}

/** The curve that fits best what came true, with a little shrinking; the same examples give the same curve. */
export function fitCurve(examples: readonly { shown: readonly number[]; is: boolean }[], shrink = 2): number[] {
  let curve = new Array<number>(SHOWN_BY_CLAIM).fill(0)
  for (let round = 0; round < 50; round++) {
    const slope = curve.map((value, index) => (index === 0 ? 0 : -shrink * value))
    const bend = curve.map((_, row) => curve.map((__, column) => (row === column ? (row === 0 ? 1e-6 : shrink) : 0)))
    for (const { shown, is } of examples) {
      const chance = onCurve(curve, shown)
      shown.forEach((value, row) => {
        ;(slope[row] as number) += value * ((is ? 1 : 0) - chance)
        const own = bend[row] as number[]
        shown.forEach((other, column) => {
          ;(own[column] as number) += value * other * chance * (1 - chance)
        })
      })
    }
    const step = solved(bend, slope)
    curve = curve.map((value, index) => value + (step[index] as number))
  }
  return curve.map((value) => Math.round(value * 10_000) / 10_000 + 0)
}

/** The solution of a small system of equations (Gauss). */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] as number])
  const size = rows.length
  for (let pivot = 0; pivot < size; pivot++) {
    const own = rows[pivot] as number[]
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue
      const other = rows[row] as number[]
      const factor = (other[pivot] as number) / (own[pivot] as number)
      for (let column = pivot; column <= size; column++) (other[column] as number) -= factor * (own[column] as number)
    }
  }
  return rows.map((row, index) => (row[size] as number) / (row[index] as number))
}
