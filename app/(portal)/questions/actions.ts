'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import * as answers from '@/db/questions/answer-question'
import * as asking from '@/db/questions/ask-question'
import { patientWords } from '@/lib/questions/patient-words'
import * as field from './fields'

const shown = { questionId: field.identifier, version: field.version }
const withWarning = (words: string, text: string) => [words, patientWords(text)].filter(Boolean).join(' ')

export const askQuestion = action(
  z
    .object({ text: field.question, address: field.address, groupId: field.groupId, as: field.isRequest })
    .transform(({ as, ...question }) => ({ ...question, isRequest: as })),
  asking.askQuestion,
  {
    message: (_kept, { text, isRequest }) =>
      withWarning(
        isRequest ? 'Asked for. You are notified when it is answered.' : 'Kept under Questions in the menu.',
        text,
      ),
  },
)

export const answerQuestion = action(
  z.object({ ...shown, answer: field.answer, studies: field.studies, verdictId: field.verdictId, alike: field.alike }),
  answers.answerQuestion,
  { message: (_done, { answer }) => withWarning('Answered.', answer) },
)

export const closeQuestion = action(
  z.object({ ...shown, answer: field.reason, alike: field.alike }),
  answers.closeQuestion,
)

export const reopenQuestion = action(z.object({ questionId: field.identifier }), answers.reopenQuestion)

export const deleteQuestion = action(z.object({ questionId: field.identifier }), answers.deleteQuestion)
