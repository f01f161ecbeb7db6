import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { listClubQuestions } from '@/db/club/list-club-questions'
import { readSession } from '@/db/club/read-session'
import { can } from '@/lib/access/policy'
import { isOver, isRevealed } from '@/lib/club/session'
import { BallotForm } from '../_parts/ballot-form'
import { ChooseStudy } from '../_parts/choose-study'
import { Abstract, ChosenStudy } from '../_parts/chosen-study'
import { ClubQuestions } from '../_parts/club-questions'
import { Minutes } from '../_parts/minutes'
import { RevealedBallots } from '../_parts/revealed-ballots'
import { RunSession } from '../_parts/run-session'
import { SessionHead } from '../_parts/session-head'

type Props = { params: Promise<{ id: string }> }

/** Read once a request, for the page and for its head. */
const read = cache(async (id: string) => readSession(await viewer(), id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).id))?.title ?? 'Not found' }
}

export default async function SessionPage({ params }: Props) {
  const who = await signedIn()
  const session = await read((await params).id)
  if (!session) notFound()
  const questions = await listClubQuestions(who, session.id)
  const runs = can(who, 'club.run', session) && !session.isArchived
  const asks = can(who, 'club.ask', session) && !session.isArchived
  const votes = can(who, 'club.vote', session) && !session.isArchived
  const study = session.candidates.find((candidate) => candidate.study.id === session.studyId)?.study
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-9 lg:grid-cols-[minmax(0,1fr)_320px]">
      <article className={`grid grid-cols-[minmax(0,1fr)] content-start gap-7 ${study ? '' : 'lg:col-span-2'}`}>
        <SessionHead session={session} />
        {session.state === 'proposing' && <ChooseStudy session={session} votes={votes} runs={runs} />}
        {study && <ChosenStudy study={study} />}
        {study && (
          <p className="lg:hidden" data-screen-only>
            <a href="#abstract" className="text-accent">
              Abstract
            </a>
          </p>
        )}
        {session.state === 'voting' && votes && <BallotForm session={session} />}
        {isRevealed(session.state) && <RevealedBallots session={session} />}
        <ClubQuestions session={session} questions={questions} asks={asks} runs={runs} />
        {(isRevealed(session.state) || session.minutes) && (
          <Minutes session={session} writes={runs && !isOver(session.state)} />
        )}
        {runs && !isOver(session.state) && <RunSession session={session} />}
      </article>
      {study && (
        <aside className="lg:sticky lg:top-[76px] lg:max-h-[calc(100vh-96px)] lg:self-start lg:overflow-y-auto">
          <Abstract study={study} viewer={who} />
        </aside>
      )}
    </div>
  )
}
