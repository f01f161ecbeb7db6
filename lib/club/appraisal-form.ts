import { COHORT } from './forms/cohort'
import { DIAGNOSTIC } from './forms/diagnostic'
import { REVIEW } from './forms/review'
import { TRIAL } from './forms/trial'

export const ANSWERS = ['yes', 'partly', 'no', 'unclear'] as const
export type AppraisalAnswer = (typeof ANSWERS)[number]

export const ANSWER_WORDS = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
  unclear: 'Can’t tell',
} as const satisfies Record<AppraisalAnswer, string>

export const FORM_IDS = ['trial', 'cohort', 'diagnostic', 'review'] as const
export type FormId = (typeof FORM_IDS)[number]

export const FORMS = { trial: TRIAL, cohort: COHORT, diagnostic: DIAGNOSTIC, review: REVIEW } as const

export const FORM_OPTIONS = FORM_IDS.map((id) => ({ value: id, words: FORMS[id].title }))

/** A ballot's answers by the keys of the form's questions. */
export type Answers = Record<string, AppraisalAnswer>

/** Answers to questions that the form has; what is not one is left out. */
export function answersOf(form: FormId, given: Readonly<Record<string, unknown>>): Answers {
  const answers: Answers = {}
  for (const { key } of FORMS[form].questions) {
    const answer = ANSWERS.find((one) => Object.hasOwn(given, key) && one === given[key])
    if (answer) answers[key] = answer
  }
  return answers
}
