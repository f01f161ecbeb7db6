import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { Ago } from '@/app/_ui/ago'
import { EmptyState } from '@/app/_ui/empty-state'
import { AnswerForms } from '@/app/(portal)/questions/_parts/answer-forms'
import { QuestionWords } from '@/app/(portal)/questions/_parts/question-row'
import { mayRead } from '@/db/events/record-denial'
import { listRequests, type Request } from '@/db/questions/list-questions'
import { timesWords } from '@/lib/questions/question'

export const metadata: Metadata = { title: 'Requests' }

export default async function RequestsPage() {
  const who = await signedIn()
  if (!mayRead(who, 'request.read')) notFound()
  const requests = await listRequests(who)
  return (
    <>
      <h1 className="page-title">Requests</h1>
      <p className="mt-2 mb-6 max-w-[60ch] text-ink-2">
        What people looked for here and did not find. Bring in what answers it and name it, or close it and say why:
        everybody who asked is notified.
      </p>
      {requests.length === 0 ? (
        <EmptyState title="Nothing is asked for">
          <p>Somebody asks where a search finds nothing, or for the references of a study that are not here.</p>
        </EmptyState>
      ) : (
        <ul aria-label="Requests">
          {requests.map((request) => (
            <RequestRow key={request.key} request={request} />
          ))}
        </ul>
      )}
    </>
  )
}

function RequestRow({ request: { questions, times } }: { request: Request }) {
  const [first] = questions
  if (!first) return null
  return (
    <li className="border-line border-b py-4 first:pt-0 last:border-b-0">
      <QuestionWords question={first} />
      <p className="meta dotted mt-0.5">
        <span>{timesWords(times)}</span>
        {questions.map((question) => (
          <span key={question.id} className="[overflow-wrap:anywhere]">
            {question.asker}
            {question.times > 1 && ` (${question.times})`}
          </span>
        ))}
        <span>
          <Ago at={first.askedAt} />
        </span>
      </p>
      <div className="mt-2 flex flex-wrap items-start gap-x-4 gap-y-2" data-screen-only>
        <AnswerForms question={first} alike />
      </div>
    </li>
  )
}
