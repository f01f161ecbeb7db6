import type { Metadata } from 'next'
import { signedIn } from '@/app/_server/viewer'
import { Choice, Choices } from '@/app/_ui/choices'
import { EmptyState } from '@/app/_ui/empty-state'
import { listQuestions } from '@/db/questions/list-questions'
import { QUESTION_STATES, type QuestionState } from '@/lib/questions/question'
import { QuestionRow } from './_parts/question-row'

export const metadata: Metadata = { title: 'Questions' }

type Props = { searchParams: Promise<{ state?: string | string[] }> }

const WORDS: Record<QuestionState, string> = { open: 'Open', answered: 'Answered', closed: 'Closed' }

export default async function QuestionsPage({ searchParams }: Props) {
  const who = await signedIn()
  const { state: asked } = await searchParams
  const state = QUESTION_STATES.find((one) => one === asked) ?? 'open'
  const questions = await listQuestions(who, state)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <h1 className="page-title">Questions</h1>
      <Choices label="Show questions">
        {QUESTION_STATES.map((one) => (
          <Choice
            key={one}
            href={one === 'open' ? '/questions' : `/questions?state=${one}`}
            words={WORDS[one]}
            chosen={one === state}
          />
        ))}
      </Choices>
      {questions.length === 0 ? (
        <EmptyState title={state === 'open' ? 'No open questions' : `Nothing ${WORDS[state].toLowerCase()} yet`}>
          <p>
            Where a search finds nothing, or no study answers it, keep the question there: for you, or for a group. Ask
            for it, and editors see it too.
          </p>
        </EmptyState>
      ) : (
        <ul aria-label="Questions">
          {questions.map((question) => (
            <QuestionRow key={question.id} question={question} viewer={who} />
          ))}
        </ul>
      )}
    </div>
  )
}
