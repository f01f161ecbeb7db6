import { LONGEST_OUTCOME } from './facts/effect-lines'
import { type Better, PLOTTED, type Plotted } from './forest-plot'

/** What a forest plot shows, as its address says it. */
export type ForestRequest = {
  /** Null until it is chosen, as the two that follow: nothing is drawn before. */
  measure: Plotted | null
  /** By its key. */
  outcome: string | null
  /** Whether less of the outcome is better for people, or more of it. */
  better: Better | null
  /** Effects that the reader left out, by their keys. */
  without: string[]
  pooled: boolean
}

type Params = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined) => [value ?? ''].flat()[0] ?? ''

/** Reads an address; what makes no sense in it is left out. */
export function parseForestRequest(params: Params): ForestRequest {
  return {
    measure: PLOTTED.find((measure) => measure === one(params.measure)) ?? null,
    outcome: one(params.outcome).slice(0, LONGEST_OUTCOME) || null,
    better: (['less', 'more'] as const).find((better) => better === one(params.better)) ?? null,
    without: one(params.without)
      .split(',')
      .filter((key) => /^\d{1,12}\.\d{1,3}$/.test(key))
      .slice(0, 400),
    pooled: one(params.pooled) === 'yes',
  }
}

/** The end of an address, beginning with "?" or empty. */
export function forestQuery(request: ForestRequest): string {
  const params = forestParams(request)
  return params.size > 0 ? `?${params}` : ''
}

/** The same for an address that says more already; what is as usual is left out. */
export function forestParams({ measure, outcome, better, without, pooled }: ForestRequest): URLSearchParams {
  const params = new URLSearchParams()
  if (measure) params.set('measure', measure)
  if (outcome) params.set('outcome', outcome)
  if (better) params.set('better', better)
  if (without.length > 0) params.set('without', without.join(','))
  if (pooled) params.set('pooled', 'yes')
  return params
}

/** With an effect left out that was shown, or shown that was left out. */
export const toggledEffect = (without: readonly string[], key: string): string[] =>
  without.includes(key) ? without.filter((other) => other !== key) : [...without, key]
