import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field, TextField } from '@/app/_ui/field'
import { FormDetails } from '@/app/_ui/form-details'
import type { Question } from '@/db/questions/list-questions'
import { QUESTION_LIMITS } from '@/lib/questions/question'
import { answerQuestion, closeQuestion } from '../actions'

/** Answering a question, or ending it without an answer; `alike`: with it all requests in the same words. */
export function AnswerForms({
  question,
  alike,
}: {
  question: Pick<Question, 'id' | 'version' | 'text'>
  alike: boolean
}) {
  const hidden = { questionId: question.id, version: question.version, ...(alike && { alike: 'yes' }) }
  return (
    <>
      <ActionForm action={answerQuestion} hidden={hidden} label={`Answer: ${question.text}`} className="min-w-0">
        <FormDetails summary="Answer" look="button">
          <div className="grid w-[600px] max-w-full gap-3">
            <Field
              label="Studies that answer it"
              name="studies"
              hint="PMIDs of studies in this library."
              autoComplete="off"
            />
            <Field
              label="Or a verdict"
              name="verdictId"
              hint="The address of its page. Whoever may not read it does not see it here."
              autoComplete="off"
            />
            <TextField
              label="In words"
              name="answer"
              rows={3}
              maxLength={QUESTION_LIMITS.answer}
              hint="No patient data."
            />
            <Button look="main" className="w-fit">
              Save the answer
            </Button>
          </div>
        </FormDetails>
      </ActionForm>
      <ActionForm action={closeQuestion} hidden={hidden} label={`Close: ${question.text}`} className="min-w-0">
        <FormDetails summary="Close without an answer" look="button">
          <div className="grid w-[600px] max-w-full gap-3">
            <TextField label="Why" name="answer" required rows={2} maxLength={QUESTION_LIMITS.answer} />
            <Button className="w-fit">Close the question</Button>
          </div>
        </FormDetails>
      </ActionForm>
    </>
  )
}
