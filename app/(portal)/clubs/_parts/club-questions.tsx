import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { CheckBox } from '@/app/_ui/check-box'
import { FormDetails } from '@/app/_ui/form-details'
import type { ClubQuestion } from '@/db/club/list-club-questions'
import type { ClubSession } from '@/db/club/read-session'
import { isOver } from '@/lib/club/session'
import { askClubQuestion, changeClubQuestion, deleteClubQuestion, supportClubQuestion } from '../actions'
import { AskedText } from './asked-text'
import { QuestionLine } from './question-line'

type Props = {
  session: ClubSession
  questions: readonly ClubQuestion[]
  /** Whether the viewer may ask, and support, in a group that is not archived. */
  asks: boolean
  runs: boolean
}

/** What people want to be discussed, the most supported first, and a form to ask. */
export function ClubQuestions({ session, questions, asks, runs }: Props) {
  const takes = asks && !isOver(session.state)
  return (
    <section aria-labelledby="questions" className="grid gap-4 border-line border-t pt-6">
      <h2 id="questions" className="section-title">
        Questions for the session
      </h2>
      {questions.length === 0 && (
        <p className="text-ink-2">
          {takes
            ? 'Nobody has asked anything yet. What would you like to discuss?'
            : 'Nobody asked anything for this session.'}
        </p>
      )}
      {questions.length > 0 && (
        <ul aria-label="Questions, the most supported first" className="grid max-w-[68ch] gap-4">
          {questions.map((question) => (
            <li key={question.id}>
              <QuestionLine question={question} />
              <QuestionForms question={question} takes={takes} deletes={runs || (takes && question.isOwn)} />
            </li>
          ))}
        </ul>
      )}
      {takes && (
        <ActionForm
          action={askClubQuestion}
          hidden={{ sessionId: session.id }}
          label="Ask a question"
          className="grid max-w-[640px] gap-2.5"
        >
          <div className="grid gap-2.5" data-screen-only>
            <AskedText label="Your question" />
            <CheckBox name="isAnonymous" label="Ask without my name" checked={false} />
            <p className="meta max-w-[60ch]">
              Without your name nobody finds out whose it is, not a lead and not an administrator. You can change or
              delete it until the session is archived.
            </p>
            <Button className="w-fit">Ask</Button>
          </div>
        </ActionForm>
      )}
    </section>
  )
}

type FormsProps = { question: ClubQuestion; takes: boolean; deletes: boolean }

function QuestionForms({ question, takes, deletes }: FormsProps) {
  const { id, text, version, isOwn, isSupported } = question
  if (!takes && !deletes) return null
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-2" data-screen-only>
      {takes && (
        <ActionForm
          action={supportClubQuestion}
          hidden={{ questionId: id, supports: isSupported ? 'no' : 'yes' }}
          label={`${isSupported ? 'Do not support' : 'Support'}: ${text}`}
        >
          <Button look="quiet">{isSupported ? 'No longer ask this' : 'I ask this too'}</Button>
        </ActionForm>
      )}
      {takes && isOwn && (
        <ActionForm
          action={changeClubQuestion}
          hidden={{ questionId: id, version }}
          label={`Change: ${text}`}
          className="grid min-w-0 gap-2 has-[details[open]]:order-last has-[details[open]]:basis-full"
        >
          <FormDetails summary="Change">
            <AskedText label="Question" saved={text} />
            <Button className="w-fit">Save</Button>
          </FormDetails>
        </ActionForm>
      )}
      {deletes && (
        <ActionForm action={deleteClubQuestion} hidden={{ questionId: id }} label={`Delete: ${text}`}>
          <Button look="quiet">Delete</Button>
        </ActionForm>
      )}
    </div>
  )
}
