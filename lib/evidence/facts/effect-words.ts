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
  mean: 'Mean',
}

/** A number does not part from its sign where a line ends. */
const NBSP = '\u00a0'

/**
 * "Hazard ratio for death, tea v coffee, 0.68 (95 % CI 0.52 to 0.89), p = 0.005", "Falls at 1 year: 4 % tea v 7 % coffee", as much
 * of it as is known. Two numbers stand with their groups, in the order of the text.
 */
export function effectWords(effect: Effect): string {
  const { measure, value, versus, interval, p, unit, arms } = effect
  const numbers = [value, ...(versus === undefined ? [] : [versus]), ...(interval ? [interval.low, interval.high] : [])]
  const decimals = Math.max(...numbers.map(decimalsOf))
  const figure = (number: number) => number.toFixed(decimals).replace('-', '−')
  const outcome = effect.outcome && effect.time ? `${effect.outcome} ${effect.time}` : effect.outcome
  const isPair = measure === 'proportion' || measure === 'mean'
  const ofWhat = outcome ? ` for ${outcome}` : ''
  const between = arms && !isPair ? `, ${arms[0]} v ${arms[1]},` : ''
  const own = measure === 'proportion' ? `${NBSP}%` : unit ? `${NBSP}${unit}` : ''
  const level = interval?.level ? `${interval.level}${NBSP}% ` : ''
  const against = arms && isPair ? ` ${arms[0]} v ` : ' versus '
  return [
    `${isPair ? (outcome ? `${outcome}:` : '') : `${MEASURE_NAMES[measure]}${ofWhat}${between}`} ${figure(value)}${own}`.trim(),
    versus === undefined ? '' : `${against}${figure(versus)}${own}${arms ? ` ${arms[1]}` : ''}`,
    interval ? ` (${level}CI ${figure(interval.low)} to ${figure(interval.high)})` : '',
    p ? `, ${p === 'NS' ? 'not significant' : `p${NBSP}${p.replace(/^([<>=≤≥]+)\s*/, `$1${NBSP}`)}`}` : '',
  ].join('')
}

/** Most that `toFixed` takes. */
const MOST_DECIMALS = 20

/** Those of one effect are given alike, as they are printed: a number that is kept has lost the nought of "0.50". */
function decimalsOf(number: number): number {
  const [written = '', exponent = 0] = String(number).split('e')
  const decimals = (written.split('.')[1]?.length ?? 0) - Number(exponent)
  return Math.min(MOST_DECIMALS, Math.max(0, decimals))
}
