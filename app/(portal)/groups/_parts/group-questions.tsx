import Link from 'next/link'
import { Ago } from '@/app/_ui/ago'
import { PageSection } from '@/app/_ui/page-section'
import { QuestionWords } from '@/app/(portal)/questions/_parts/question-row'
import type { Question } from '@/db/questions/list-questions'

/** What a group wants to know and has no answer to. */
export function GroupQuestions({ questions }: { questions: Question[] }) {
  return (
    <PageSection id="questions" title="Open questions">
      {questions.length === 0 ? (
        <p className="max-w-[60ch] text-ink-2">
          None. Where a search finds nothing, or no study answers it, the question can be kept for this group.
        </p>
      ) : (
        <>
          <ul className="grid gap-3">
            {questions.map((question) => (
              <li key={question.id}>
                <QuestionWords question={question} />
                <p className="meta dotted mt-0.5">
                  <span className="[overflow-wrap:anywhere]">{question.asker}</span>
                  <span>
                    <Ago at={question.askedAt} />
                  </span>
                </p>
              </li>
            ))}
          </ul>
          <p className="meta" data-screen-only>
            <Link href="/questions" className="text-accent">
              Answer them
            </Link>
          </p>
        </>
      )}
    </PageSection>
  )
}
