import { PLOTTED, type Plotted } from './forest-plot'

/** What a forest plot shows, as its address says it. */
export type ForestRequest = {
  /** Null for the measure that most studies have. */
  measure: Plotted | null
  /** By its key; null for effects of any outcome. */
  outcome: string | null
  /** Effects that the reader left out, by their keys. */
  without: string[]
  pooled: boolean
}

const LONGEST_OUTCOME = 80

type Params = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined) => [value ?? ''].flat()[0] ?? ''

/** Reads an address; what makes no sense in it is left out. */
export function parseForestRequest(params: Params): ForestRequest {
  return {
    measure: PLOTTED.find((measure) => measure === one(params.measure)) ?? null,
    outcome: one(params.outcome).slice(0, LONGEST_OUTCOME) || null,
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
export function forestParams({ measure, outcome, without, pooled }: ForestRequest): URLSearchParams {
  const params = new URLSearchParams()
  if (measure) params.set('measure', measure)
  if (outcome) params.set('outcome', outcome)
  if (without.length > 0) params.set('without', without.join(','))
  if (pooled) params.set('pooled', 'yes')
  return params
}

/** With an effect left out that was shown, or shown that was left out. */
export const toggledEffect = (without: readonly string[], key: string): string[] =>
  without.includes(key) ? without.filter((other) => other !== key) : [...without, key]
