import { ANSWERS, type Answers, FORMS, type FormId } from './appraisal-form'

/** Two can agree by themselves; of a group it says something from three on. */
const FEWEST = 3

export type Agreement = { kappa: number; questions: number }

/**
 * Fleiss' κ (1971) over the questions that every ballot answers: how far people agree beyond what chance would bring. Null for
 * fewer than three ballots, no such question, and where all gave one answer throughout: chance alone would bring that.
 */
export function fleissKappa(form: FormId, ballots: readonly Answers[]): Agreement | null {
  const raters = ballots.length
  const rows = FORMS[form].questions
    .map(({ key }) => ANSWERS.map((answer) => ballots.filter((ballot) => ballot[key] === answer).length))
    .filter((counts) => sum(counts) === raters)
  if (raters < FEWEST || rows.length === 0) return null
  const observed =
    sum(rows.map((counts) => (sum(counts.map((count) => count ** 2)) - raters) / (raters * (raters - 1)))) / rows.length
  const shares = ANSWERS.map((_, place) => sum(rows.map((counts) => counts[place] ?? 0)) / (rows.length * raters))
  const expected = sum(shares.map((share) => share ** 2))
  return expected > 1 - 1e-12 ? null : { kappa: (observed - expected) / (1 - expected), questions: rows.length }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
