import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { Pill } from '@/app/_ui/pill'
import type { Question } from '@/db/questions/list-questions'
import { can } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import { patientWords } from '@/lib/questions/patient-words'
import { timesWords } from '@/lib/questions/question'
import { deleteQuestion, reopenQuestion } from '../actions'
import { AnswerForms } from './answer-forms'

/** A question with who asked it, what answers it, and what may be done about it. */
export function QuestionRow({ question, viewer }: { question: Question; viewer: Person }) {
  const { id, state } = question
  const isOwn = question.askedBy === viewer.id
  const warning = isOwn ? patientWords(question.text) : null
  return (
    <li className="border-line border-b py-4 first:pt-0 last:border-b-0">
      <QuestionWords question={question} />
      <p className="meta dotted mt-0.5">
        <span className="[overflow-wrap:anywhere]">{isOwn ? 'you' : question.asker}</span>
        {(question.group || !question.isRequest) && (
          <span className="[overflow-wrap:anywhere]">{question.group ?? 'for me alone'}</span>
        )}
        <span>
          <Ago at={question.askedAt} />
        </span>
        {question.times > 1 && <span>{timesWords(question.times)}</span>}
        {question.isRequest && (
          <span>
            <Pill>Asked for</Pill>
          </span>
        )}
      </p>
      {warning && <p className="mt-1 text-sm text-warn">{warning}</p>}
      {state !== 'open' && <GivenAnswer question={question} />}
      <div className="mt-2 flex flex-wrap items-start gap-x-4 gap-y-2" data-screen-only>
        {state === 'open' && can(viewer, 'question.answer', question) && (
          <AnswerForms question={question} alike={false} />
        )}
        {state !== 'open' && can(viewer, 'question.answer', question) && (
          <ActionForm action={reopenQuestion} hidden={{ questionId: id }} label={`Reopen: ${question.text}`}>
            <Button look="quiet">Reopen</Button>
          </ActionForm>
        )}
        {can(viewer, 'question.delete', question) && (
          <ActionForm action={deleteQuestion} hidden={{ questionId: id }} label={`Delete: ${question.text}`}>
            <Button look="quiet">Delete</Button>
          </ActionForm>
        )}
      </div>
    </li>
  )
}

/** Its words, leading to where it was asked. */
export const QuestionWords = ({ question: { text, address } }: { question: Pick<Question, 'text' | 'address'> }) => (
  <p className="max-w-[68ch] font-medium [overflow-wrap:anywhere]">
    {address ? (
      <Link href={address} prefetch={false}>
        {text}
      </Link>
    ) : (
      text
    )}
  </p>
)

function GivenAnswer({ question }: { question: Question }) {
  const { state, answer, studies, verdict, answeredBy, answeredAt } = question
  return (
    <div className="mt-2 grid max-w-[68ch] gap-1 border-accent border-l-2 pl-3.5">
      <p className="meta dotted">
        <span>{state === 'answered' ? 'Answered' : 'Closed without an answer'}</span>
        {answeredBy && <span className="[overflow-wrap:anywhere]">{answeredBy}</span>}
        {answeredAt && (
          <span>
            <Ago at={answeredAt} />
          </span>
        )}
      </p>
      {answer && <p className="whitespace-pre-line [overflow-wrap:anywhere]">{answer}</p>}
      {verdict && (
        <p className="[overflow-wrap:anywhere]">
          Verdict:{' '}
          <Link href={`/verdicts/${verdict.id}`} className="text-accent">
            {verdict.bottomLine}
          </Link>
        </p>
      )}
      {studies.map((study) => (
        <Link key={study.address} href={study.address} className="font-serif [overflow-wrap:anywhere]">
          {study.title}
        </Link>
      ))}
    </div>
  )
}
