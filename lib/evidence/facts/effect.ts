import type { FactSpan } from './fact-text'
import type { Measure } from './measures'

export type Effect = {
  measure: Measure
  /** What it was measured by, in the words of its sentence; absent where they do not say so for sure. */
  outcome?: string
  /** When it was measured, in the words of its clause: "at 12 weeks". */
  time?: string
  /** The two groups it is between, in the order of the text; of a pair of numbers each has its own. */
  arms?: [string, string]
  value: number
  /** The other group's, where two proportions or two means are set against each other. */
  versus?: number
  /** Of a pair of means: "mmHg", "days", as it is written. */
  unit?: string
  /** Both bounds and, where it is printed, the level in percent ("95"). */
  interval?: { low: number; high: number; level?: number }
  /** With its sign: "=0.021", "<0.001", "≤0.01", or "NS". */
  p?: string
  /** Empty where the text has changed since. */
  span: FactSpan
}
