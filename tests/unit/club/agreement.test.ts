import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fleissKappa } from '@/lib/club/agreement'
import { ANSWERS, type Answers, FORMS } from '@/lib/club/appraisal-form'

const KEYS = FORMS.trial.questions.map(({ key }) => key)
/** Ballots of which so many gave each answer to each question. */
function ballotsOf(rows: readonly (readonly number[])[]): Answers[] {
  const raters = (rows[0] ?? []).reduce((total, count) => total + count, 0)
  return Array.from({ length: raters }, (_, rater) =>
    Object.fromEntries(
      rows.map((counts, question) => {
        const all = counts.flatMap((count, place) => Array.from({ length: count }, () => ANSWERS[place]))
        return [KEYS[question], all[rater]]
      }),
    ),
  )
}

test('it is that of a worked example', () => {
  // Three raters, four questions: observed (1 + 1 + 1/3 + 1/3) / 4, by chance (7² + 4² + 1²) / 12².
  const found = fleissKappa(
    'trial',
    ballotsOf([
      [3, 0, 0, 0],
      [0, 3, 0, 0],
      [2, 1, 0, 0],
      [2, 0, 1, 0],
    ]),
  )
  expect(found?.questions).toBe(4)
  expect(found?.kappa).toBeCloseTo((2 / 3 - 66 / 144) / (1 - 66 / 144), 12)
})

test('all of one mind on different questions agree wholly; one answer throughout says nothing', () => {
  expect(
    fleissKappa(
      'trial',
      ballotsOf([
        [4, 0, 0, 0],
        [0, 0, 4, 0],
      ]),
    )?.kappa,
  ).toBe(1)
  expect(
    fleissKappa(
      'trial',
      ballotsOf([
        [4, 0, 0, 0],
        [4, 0, 0, 0],
      ]),
    ),
  ).toBeNull()
})

test('of fewer than three, or where no question has an answer of all, there is none', () => {
  expect(fleissKappa('trial', ballotsOf([[1, 1, 0, 0]]))).toBeNull()
  expect(fleissKappa('trial', [{ people: 'yes' }, { people: 'no' }, {}])).toBeNull()
  expect(fleissKappa('trial', [])).toBeNull()
})

test('it is never more than 1, and the order of the ballots changes nothing', () => {
  const ballot = fc.record(Object.fromEntries(KEYS.map((key) => [key, fc.constantFrom(...ANSWERS)])))
  fc.assert(
    fc.property(fc.array(ballot, { minLength: 3, maxLength: 9 }), (ballots) => {
      const found = fleissKappa('trial', ballots)
      expect(found?.kappa ?? 0).toBeLessThanOrEqual(1 + 1e-9)
      expect(fleissKappa('trial', ballots.toReversed())?.kappa).toBe(found?.kappa)
    }),
  )
})
