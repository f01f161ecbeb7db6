import { expect, test } from 'vitest'
import { ANSWER_WORDS, answersOf, FORM_IDS, FORMS } from '@/lib/club/appraisal-form'
import { mayMove } from '@/lib/club/session'
import { countsWords, spreadOf, tallyAnswers, usualStance } from '@/lib/club/tally'

test('answers are counted for each question, and what divides the group stands first', () => {
  const tallies = tallyAnswers('trial', [
    { people: 'yes', chance: 'yes' },
    { people: 'yes', chance: 'no' },
    { people: 'yes', chance: 'yes' },
  ])
  expect(tallies[0]).toMatchObject({ key: 'chance', answered: 3, counts: { yes: 2, no: 1, partly: 0, unclear: 0 } })
  expect(countsWords(tallies[0] as never, ANSWER_WORDS)).toBe('2 yes, 1 no')
  expect(tallies[1]).toMatchObject({ key: 'people', answered: 3 })
  expect(tallies).toHaveLength(FORMS.trial.questions.length)
  expect(countsWords(tallies.at(-1) as never, ANSWER_WORDS)).toBe('no answers')
})

test('median and quartiles are those of type 7', () => {
  expect(spreadOf([])).toBeNull()
  expect(spreadOf([4])).toEqual({ lower: 4, median: 4, upper: 4 })
  expect(spreadOf([10, 1, 3, 2])).toEqual({ lower: 1.75, median: 2.5, upper: 4.75 })
})

test('an answer is kept only where the form has the question and the answer', () => {
  const given = { people: 'yes', chance: 'perhaps', constructor: 'yes', nonsense: 'no' }
  expect(answersOf('trial', given)).toEqual({ people: 'yes' })
})

test('each form says whose words it has, and names each question once', () => {
  for (const id of FORM_IDS) {
    const { source, licence, version, questions } = FORMS[id]
    expect([source, licence, version].every(Boolean)).toBe(true)
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length)
  }
})

test('from a reveal there is no way back to the vote', () => {
  expect(mayMove('voting', 'revealed')).toBe(true)
  expect(mayMove('revealed', 'voting')).toBe(false)
  expect(mayMove('recorded', 'revealed')).toBe(true)
  expect(mayMove('cancelled', 'voting')).toBe(false)
})

test('a verdict begins with what most would do, and waits where there is no most', () => {
  const of = (...changes: ('yes' | 'no' | 'unsure')[]) => usualStance(changes.map((change) => ({ change })))
  expect(of('yes', 'yes', 'no')).toBe('consider')
  expect(of('no', 'no', 'unsure')).toBe('do-not-change')
  expect(of('yes', 'no')).toBe('await')
  expect(of()).toBe('await')
})
