import type { FactSpan } from './fact-text'

export type SampleSize = {
  value: number
  kind: 'randomised' | 'included' | 'analysed' | 'planned'
  span: FactSpan
}
