import type { KeyFacts } from '@/lib/summaries/summary'
import { isSameArm } from './facts/arms/arm-name'
import type { Effect } from './facts/effect'
import { type Measure, RATIOS } from './facts/measures'
import { shownEffects } from './facts/shown-effects'
import { type PooledEffect, pooledEffect, type ScaledEffect, standardError, USUAL_LEVEL } from './pooled-effect'

/** Measures that a forest plot can hold: those whose effects have a line of no difference. */
export const PLOTTED = ['HR', 'OR', 'RR', 'IRR', 'PR', 'MD', 'SMD', 'RD'] as const satisfies readonly Measure[]
export type Plotted = (typeof PLOTTED)[number]

/** One effect of a study; `key` names it in an address: "12.0" is the first effect of study 12. */
export type ForestEffect<Study> = {
  key: string
  study: Study
  effect: Effect
  /** Its study states it the other way round. */
  isReversed?: true
}

/** Whether a study stands in it more than once: its people would be counted as often, so such effects are not pooled. */
export const repeatsStudy = (effects: readonly ForestEffect<unknown>[]): boolean =>
  new Set(effects.map(({ study }) => study)).size < effects.length

/** Effects with an interval, by their measure, in the order of the studies. */
export function plottedEffects<Study extends { id: number; facts: KeyFacts | null }>(
  studies: readonly Study[],
): Map<Plotted, ForestEffect<Study>[]> {
  const found = new Map<Plotted, ForestEffect<Study>[]>()
  for (const study of studies) {
    const shown = new Set(shownEffects(study.facts))
    for (const [index, effect] of (study.facts?.effects ?? []).entries()) {
      if (!shown.has(effect)) continue
      const measure = PLOTTED.find((plotted) => plotted === effect.measure)
      if (measure && scaled(effect)) {
        found.set(measure, [...(found.get(measure) ?? []), { key: `${study.id}.${index}`, study, effect }])
      }
    }
  }
  return new Map([...found].sort((a, b) => b[1].length - a[1].length || PLOTTED.indexOf(a[0]) - PLOTTED.indexOf(b[0])))
}

/** Whether less of an outcome is better for people, or more of it. */
export type Better = 'less' | 'more'

/** Effects on one scale: differences in another unit than most of them have say nothing beside these. */
export function onOneScale<Study>(effects: readonly ForestEffect<Study>[]): ForestEffect<Study>[] {
  const counts = new Map<string, number>()
  for (const { effect } of effects) counts.set(effect.unit ?? '', (counts.get(effect.unit ?? '') ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return effects.filter(({ effect }) => (effect.unit ?? '') === most?.[0])
}

/** Whether all are between the same two groups, the first against the second; what does not name its groups is not. */
export function areBetweenSame(effects: readonly ForestEffect<unknown>[]): boolean {
  const arms = effects[0]?.effect.arms
  return (
    arms !== undefined &&
    effects.every(({ effect }) => effect.arms?.every((name, at) => isSameArm(name, arms[at] ?? '')) ?? false)
  )
}

/** Effects in the direction of the first: one between the same two groups the other way round is reversed. */
export function inOneDirection<Study>(effects: readonly ForestEffect<Study>[]): ForestEffect<Study>[] {
  const [one, other] = effects.find(({ effect }) => effect.arms)?.effect.arms ?? []
  if (!one || !other || isSameArm(one, other)) return [...effects]
  return effects.map((each) => {
    const { arms } = each.effect
    const isOtherWay = arms !== undefined && isSameArm(arms[0], other) && isSameArm(arms[1], one)
    return isOtherWay ? { ...each, effect: reversedEffect(each.effect, [arms[1], arms[0]]), isReversed: true } : each
  })
}

/** As exact as abstracts print them. */
const FIGURES = 3

function reversedEffect(effect: Effect, arms: [string, string]): Effect {
  const { measure, value, interval } = effect
  const turn = (figure: number) => (RATIOS.has(measure) ? Number((1 / figure).toPrecision(FIGURES)) : 0 - figure)
  return {
    ...effect,
    arms,
    value: turn(value),
    ...(interval && { interval: { ...interval, low: turn(interval.high), high: turn(interval.low) } }),
  }
}

/** Whom the left and the right of the line of no difference favour; by their names where all effects are between the same. */
export function favoured(effects: readonly ForestEffect<unknown>[], better: Better): { left: string; right: string } {
  const arms = areBetweenSame(effects) ? effects[0]?.effect.arms : undefined
  const [one, other] = arms ?? ['the first group', 'the second group']
  return better === 'less' ? { left: one, right: other } : { left: other, right: one }
}

/** A narrower interval is a slip of the pen. */
const NARROWEST = 1e-6

/** Null for an effect without an interval, or with one that cannot be: turned round, or of a ratio below nothing. */
function scaled({ measure, value, interval }: Effect): ScaledEffect | null {
  if (!interval) return null
  const { low, high, level = USUAL_LEVEL } = interval
  if (!(low <= value && value <= high)) return null
  if (RATIOS.has(measure) && !(low > 0)) return null
  const on = RATIOS.has(measure) ? Math.log : (figure: number) => figure
  const effect = { value: on(value), low: on(low), high: on(high), level }
  return effect.high - effect.low > NARROWEST ? effect : null
}

/** Places in percent of the width; an end that lies outside is at the edge, and `cut`. */
export type ForestRow<Study> = ForestEffect<Study> & {
  x: number
  from: { x: number; cut: boolean }
  to: { x: number; cut: boolean }
  /** Side of its square in pixels: its area is its weight. */
  side: number
}
export type ForestPlot<Study> = {
  rows: ForestRow<Study>[]
  ticks: { x: number; label: string }[]
  /** The line of no difference. */
  none: number
  pooled: (PooledEffect & { x: number; from: number; to: number; text: string }) | null
}

/** What lies further from no difference than this is cut: a plot that showed it would show nothing else. */
const FURTHEST_RATIO = Math.log(32)
const [LEFT, RIGHT] = [4, 96]
const [SMALLEST, LARGEST] = [6, 16]

/** Lays effects of one measure out, on a logarithmic scale where they are ratios; none for an empty list. */
export function layForest<Study>(measure: Plotted, effects: readonly ForestEffect<Study>[]): ForestPlot<Study> | null {
  const known = effects.flatMap((each) => {
    const on = scaled(each.effect)
    return on ? [{ ...each, on }] : []
  })
  if (known.length === 0) return null
  const isRatio = RATIOS.has(measure)
  const bound = (value: number) => (isRatio ? Math.max(-FURTHEST_RATIO, Math.min(FURTHEST_RATIO, value)) : value)
  const first = Math.min(0, ...known.map(({ on }) => bound(on.low)))
  const last = Math.max(0, ...known.map(({ on }) => bound(on.high)))
  const xOf = (value: number) => LEFT + ((bound(value) - first) / (last - first)) * (RIGHT - LEFT)
  const end = (value: number) => ({ x: xOf(value), cut: bound(value) !== value })
  const surest = Math.min(...known.map(({ on }) => standardError(on)))
  const pooled = repeatsStudy(known) || !areBetweenSame(known) ? null : pooledEffect(known.map(({ on }) => on))
  return {
    rows: known.map(({ on, ...each }) => ({
      ...each,
      x: xOf(on.value),
      from: end(on.low),
      to: end(on.high),
      side: Math.max(SMALLEST, (LARGEST * surest) / standardError(on)),
    })),
    ticks: (isRatio ? RATIO_TICKS : linearTicks(first, last))
      .filter(({ value }) => value >= first - 1e-9 && value <= last + 1e-9)
      .map(({ value, label }) => ({ x: xOf(value), label })),
    none: xOf(0),
    pooled: pooled && {
      ...pooled,
      x: xOf(pooled.value),
      from: xOf(pooled.low),
      to: xOf(pooled.high),
      text: intervalText(measure, pooled),
    },
  }
}

const RATIO_TICKS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20].map((ratio) => ({
  value: Math.log(ratio),
  label: String(ratio),
}))

function linearTicks(first: number, last: number): { value: number; label: string }[] {
  const raw = (last - first) / 5
  const unit = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 5].find((factor) => factor * unit >= raw) ?? 10) * unit
  const from = Math.ceil(first / step)
  return Array.from({ length: Math.floor(last / step) - from + 1 }, (_, index) => {
    const value = (from + index) * step
    return { value, label: String(Number(value.toPrecision(6))).replace('-', '−') }
  })
}

/** "0.72 (0.60 to 0.86)", of a value and an interval on the scale they are pooled on. */
function intervalText(measure: Plotted, { value, low, high }: Pick<PooledEffect, 'value' | 'low' | 'high'>): string {
  const shown = (scaled: number) => (RATIOS.has(measure) ? Math.exp(scaled) : scaled).toFixed(2).replace('-', '−')
  return `${shown(value)} (${shown(low)} to ${shown(high)})`
}
