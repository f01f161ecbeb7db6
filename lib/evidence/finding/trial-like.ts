import type { Reading } from '../reading'

const TRIAL = /\brandomi[sz]|\bplacebo\b|\bcontrolled (?:clinical )?trial/i

/** Whether an abstract is that of a trial, by its words. */
export const isTrialLike = ({ title, whole }: Pick<Reading, 'title' | 'whole'>): boolean =>
  TRIAL.test(title) || TRIAL.test(whole.slice(0, 6_000))
