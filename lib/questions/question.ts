export const QUESTION_STATES = ['open', 'answered', 'closed'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]

export const QUESTION_LIMITS = {
  text: 500,
  answer: 5_000,
  /** Studies that answer one question. */
  studies: 20,
  /** Open questions of one person. */
  open: 500,
} as const

/** "asked once", "asked 3 times". */
export const timesWords = (times: number): string => (times === 1 ? 'asked once' : `asked ${times} times`)
