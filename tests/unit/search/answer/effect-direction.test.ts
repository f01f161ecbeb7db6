import { describe, expect, it } from 'vitest'
import type { Effect } from '@/lib/evidence/facts/effect'
import { answerInView } from '@/lib/search/answer/answer-in-view'
import { betterOutcome } from '@/lib/search/answer/better-outcome'
import { commonDirection, effectDirection } from '@/lib/search/answer/effect-direction'

const effect = (more: Partial<Effect>): Effect => ({
  measure: 'RR',
  outcome: 'death',
  arms: ['tea', 'water'],
  value: 0.5,
  interval: { low: 0.3, high: 0.8 },
  span: { section: 0, start: 0, end: 10 },
  ...more,
})
const isTea = (group: string) => group.includes('tea')

describe('what an effect says of the treatment asked about', () => {
  it.each<[string, Partial<Effect>, string]>([
    ['fewer deaths with it', {}, 'favours'],
    ['fewer deaths without it', { arms: ['water', 'tea'] }, 'against'],
    ['more deaths with it', { value: 2, interval: { low: 1.2, high: 3 } }, 'against'],
    ['more cured with it', { outcome: 'cure', value: 2, interval: { low: 1.2, high: 3 } }, 'favours'],
    ['an interval with no difference in it', { interval: { low: 0.3, high: 1.1 } }, 'no difference'],
    ['a hazard of survival below one', { measure: 'HR', outcome: 'overall survival' }, 'favours'],
    ['a scale, which may be better either way', { measure: 'MD', outcome: 'pain' }, 'unclear'],
    ['shares apart', { measure: 'proportion', value: 10, versus: 20, p: '<0.001', interval: undefined }, 'favours'],
    [
      'shares not apart',
      { measure: 'proportion', value: 10, versus: 12, p: '=0.40', interval: undefined },
      'no difference',
    ],
    ['p not significant', { interval: undefined, p: 'NS' }, 'no difference'],
    ['p within a wide bound', { interval: undefined, p: '<0.1' }, 'unclear'],
    ['p above a small bound', { interval: undefined, p: '>0.01' }, 'unclear'],
    ['no interval and no p', { interval: undefined }, 'unclear'],
    ['an outcome that may be good or bad', { outcome: 'weight' }, 'unclear'],
    ['an outcome that is both', { outcome: 'response of pain' }, 'unclear'],
    ['both groups have it', { arms: ['tea', 'strong tea'] }, 'unclear'],
    ['neither group has it', { arms: ['milk', 'water'] }, 'unclear'],
  ])('%s: %#', (_, more, direction) => {
    expect(effectDirection(effect(more), isTea)).toBe(direction)
  })

  it('is unclear where effects of one finding differ', () => {
    expect(commonDirection(['favours', 'favours'])).toBe('favours')
    expect(commonDirection(['favours', 'no difference'])).toBe('unclear')
    expect(commonDirection([])).toBe('unclear')
  })

  it.each([
    ['all-cause mortality', 'less'],
    ['the risk of recurrent stroke', 'less'],
    ['30-day mortality rate', 'less'],
    ['death or myocardial infarction', 'less'],
    ['surgical site infections', 'less'],
    ['venous thromboembolism events', 'less'],
    ['remission', 'more'],
    ['sustained remission', 'more'],
    ['overall survival', 'more'],
  ] as const)('knows that of %s people want %s', (outcome, better) => {
    expect(betterOutcome(outcome, 'RR')).toBe(better)
  })

  it.each([
    'headache relief',
    'pain relief',
    '50% pain reduction',
    'complete control of vomiting',
    'seizure freedom',
    'absence of nausea',
    'no recurrence',
    'symptom control',
    'ulcer closure',
    'loss of response',
    'non-response',
    'time to recovery',
    'time to relapse',
    'reduction in pain',
    'stroke volume',
    'freedom from pain',
    'response of pain',
    'progression-free survival',
    'prevention of falls',
    'fear of falls',
    'weight',
  ])('does not say whether people want more or less of %s', (outcome) => {
    expect(betterOutcome(outcome, 'RR')).toBeNull()
  })

  it('says it of no scale and no length of time, and reads the hazard of survival', () => {
    for (const measure of ['MD', 'SMD', 'mean'] as const) expect(betterOutcome('mortality', measure)).toBeNull()
    expect(betterOutcome('overall survival', 'HR')).toBe('less')
  })
})

describe('the findings in view', () => {
  const study = (id: number, level: 1 | 2 | 3, effects: Effect[]) => ({
    id,
    address: `/studies/${id}`,
    finding: `Finding ${id}.`,
    drafted: true,
    source: { section: 0, start: 0, end: 50 },
    level,
    facts: { effects, sampleSize: 10 * id },
  })

  it('are of the strongest studies, five at most, grouped by direction', () => {
    const studies = [3, 2, 2, 1, 3, 2, 2].map((level, index) =>
      study(index, level as 1 | 2 | 3, [effect(index % 2 ? {} : { interval: { low: 0.3, high: 1.1 } })]),
    )
    const answer = answerInView(studies, isTea)
    expect(answer).toMatchObject({ shown: 5, found: 7 })
    expect(answer?.groups.map(({ direction, findings }) => [direction, ...findings.map(({ id }) => id)])).toEqual([
      ['favours', 3, 1, 5],
      ['no difference', 2, 6],
    ])
  })

  it('have a direction only by an effect in their own sentence that says of what and between whom', () => {
    const elsewhere = effect({ span: { section: 1, start: 0, end: 10 } })
    const after = effect({ span: { section: 0, start: 60, end: 70 } })
    const unbound = effect({ arms: undefined })
    const studies = [[elsewhere], [after], [unbound], [effect({})]].map((effects, index) => study(index, 2, effects))
    expect(answerInView(studies, isTea)?.groups.map(({ direction, findings }) => [direction, findings.length])).toEqual(
      [
        ['favours', 1],
        ['unclear', 3],
      ],
    )
  })

  it('are none where there is one only', () => {
    expect(answerInView([study(1, 1, [effect({})])], isTea)).toBeNull()
  })
})
