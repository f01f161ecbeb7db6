import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { LevelBadge } from '@/app/_study/level-badge'
import { MachineMark } from '@/app/_study/machine-mark'
import { PrintButton } from '@/app/_ui/print-button'
import { VerdictLine } from '@/app/(portal)/verdicts/_parts/verdict-line'
import { listClubQuestions } from '@/db/club/list-club-questions'
import { readSession } from '@/db/club/read-session'
import { readVerdict } from '@/db/verdicts/read-verdict'
import { isRevealed } from '@/lib/club/session'
import { startWords } from '@/lib/club/start-words'
import { formatPublicationDate } from '@/lib/studies/publication-date'
import { AppraisalSheet } from '../../_parts/appraisal-sheet'
import { QuestionLine } from '../../_parts/question-line'

type Props = { params: Promise<{ id: string }> }

/** Read once a request, for the page and for its head. */
const read = cache(async (id: string) => readSession(await viewer(), id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).id))?.title ?? 'Not found' }
}

/** A session for a screen that all look at, and for one sheet of paper: question, study, appraisal, bottom line. */
export default async function PresentPage({ params }: Props) {
  const who = await signedIn()
  const session = await read((await params).id)
  if (!session) notFound()
  const questions = await listClubQuestions(who, session.id)
  const chosen = session.candidates.find(({ study }) => study.id === session.studyId)
  const found = session.verdictId ? await readVerdict(who, session.verdictId) : null
  // What took its place is not this session's.
  const verdict = found?.state === 'superseded' ? null : found
  return (
    <article data-present className="grid grid-cols-[minmax(0,1fr)] gap-8 text-[20px] print:gap-3 print:text-[13px]">
      <header className="grid gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 text-base" data-screen-only>
          <Link href={`/clubs/${session.id}`} className="text-accent">
            Back to the session
          </Link>
          <PrintButton className="text-accent" />
        </div>
        <p className="meta dotted">
          <span className="[overflow-wrap:anywhere]">{session.group}, journal club</span>
          {session.startsAt && <span>{startWords(session)}</span>}
          <span className="[overflow-wrap:anywhere]">opened by {session.ledBy}</span>
        </p>
        <h1 className="page-title max-w-[27em] [overflow-wrap:anywhere] lg:text-[40px] print:text-[20px]">
          {session.question || session.title}
        </h1>
      </header>
      {chosen && (
        <section aria-labelledby="study" className="grid gap-2 border-line border-t pt-6 print:gap-1 print:pt-3">
          <h2 id="study" className="label-caps">
            Study
          </h2>
          <p className="max-w-[36em] font-serif text-[1.3em] leading-snug [overflow-wrap:anywhere]">
            {chosen.study.finding ?? chosen.study.title} {chosen.study.findingDrafted && <MachineMark />}
          </p>
          <p className="meta dotted">
            {chosen.study.finding && <span className="[overflow-wrap:anywhere]">{chosen.study.title}</span>}
            {chosen.study.authors && <span>{chosen.study.authors}</span>}
            <cite className="text-ink-2">{chosen.study.journal ?? 'journal not known'}</cite>
            <span>{formatPublicationDate(chosen.study.published)}</span>
            {chosen.study.retracted && <span className="text-danger">Retracted</span>}
            <span className="[overflow-wrap:anywhere]">
              proposed by {chosen.by}
              {chosen.why && `: “${chosen.why}”`}
            </span>
          </p>
          <LevelBadge design={chosen.study.design} level={chosen.study.level} />
        </section>
      )}
      {isRevealed(session.state) && <AppraisalSheet session={session} />}
      {questions.length > 0 && (
        <section aria-labelledby="questions" className="grid gap-3 border-line border-t pt-6 print:gap-1 print:pt-3">
          <h2 id="questions" className="label-caps">
            Questions for the session
          </h2>
          <ol className="grid max-w-[36em] gap-3 print:gap-1">
            {questions.map(({ id, text, by, supported }) => (
              <li key={id}>
                <QuestionLine question={{ text, by, supported }} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {verdict && (
        <section aria-labelledby="bottom-line" className="grid gap-2 border-line border-t pt-6 print:pt-3">
          <h2 id="bottom-line" className="label-caps">
            Bottom line
          </h2>
          <div>
            <VerdictLine verdict={verdict} onGroupPage />
          </div>
        </section>
      )}
    </article>
  )
}
