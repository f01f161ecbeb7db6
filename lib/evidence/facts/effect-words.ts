import type { Effect } from './effect'
import type { Measure } from './measures'

/** What readers call a measure. */
export const MEASURE_NAMES: Record<Measure, string> = {
  RR: 'Risk ratio',
  OR: 'Odds ratio',
  HR: 'Hazard ratio',
  IRR: 'Rate ratio',
  PR: 'Prevalence ratio',
  RD: 'Risk difference',
  MD: 'Mean difference',
  SMD: 'Standardised mean difference',
  proportion: 'Proportion',
}

/** "Hazard ratio for death 0.68 (95 % CI 0.52 to 0.89), p = 0.005", as much of it as is known. */
export function effectWords({ measure, outcome, value, versus, interval, p }: Effect): string {
  const ofWhat = outcome ? ` for ${outcome}` : ''
  const unit = measure === 'proportion' ? ' %' : ''
  const level = interval?.level ? `${interval.level} % ` : ''
  return [
    `${measure === 'proportion' ? (outcome ? `${outcome}:` : '') : `${MEASURE_NAMES[measure]}${ofWhat}`} ${figure(value)}${unit}`.trim(),
    versus === undefined ? '' : ` versus ${figure(versus)}${unit}`,
    interval ? ` (${level}CI ${figure(interval.low)} to ${figure(interval.high)})` : '',
    p ? `, ${p === 'NS' ? 'not significant' : `p ${p.replace(/^([<>=≤≥]+)\s*/, '$1 ')}`}` : '',
  ].join('')
}

const figure = (value: number) => String(value).replace('-', '−')
