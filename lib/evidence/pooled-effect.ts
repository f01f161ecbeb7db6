/** An effect with its interval, both on a scale on which errors are about normal: ratios as their logarithms. */
export type ScaledEffect = { value: number; low: number; high: number; level: number }

export type PooledEffect = {
  value: number
  low: number
  high: number
  /** Share of the variation that is not chance, in percent (Higgins and Thompson 2002). */
  i2: number
  /** Weight of each effect, summing to 1. */
  weights: number[]
}

/** Half widths of intervals, in standard errors. */
const WIDTHS = new Map([
  [80, 1.2816],
  [90, 1.6449],
  [95, 1.96],
  [97.5, 2.2414],
  [99, 2.5758],
])
/** An interval that does not say is one of 95 %, as nearly all are. */
export const USUAL_LEVEL = 95

const widthOf = (level: number) => WIDTHS.get(level) ?? (WIDTHS.get(USUAL_LEVEL) as number)

export const standardError = ({ low, high, level }: ScaledEffect): number => (high - low) / (2 * widthOf(level))

/**
 * One common effect, each study weighted by the inverse of its variance (Cochrane Handbook, section 10.3), with its
 * 95 % interval and I². Null for fewer than two.
 */
export function pooledEffect(effects: readonly ScaledEffect[]): PooledEffect | null {
  if (effects.length < 2) return null
  const raw = effects.map((effect) => 1 / standardError(effect) ** 2)
  const all = raw.reduce((sum, weight) => sum + weight, 0)
  const weights = raw.map((weight) => weight / all)
  const value = effects.reduce((sum, effect, index) => sum + effect.value * (weights[index] as number), 0)
  const q = effects.reduce((sum, effect, index) => sum + (raw[index] as number) * (effect.value - value) ** 2, 0)
  const margin = widthOf(USUAL_LEVEL) / Math.sqrt(all)
  const i2 = q > 0 ? Math.max(0, (q - (effects.length - 1)) / q) * 100 : 0
  return { value, low: value - margin, high: value + margin, i2, weights }
}
