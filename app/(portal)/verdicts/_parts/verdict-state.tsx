import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ReadVerdict } from '@/db/verdicts/read-verdict'
import { dayWords } from '@/lib/text/day-words'
import { isOverdue, reviewWords } from '@/lib/verdicts/review-by'
import { isCurrent, REASON_WORDS } from '@/lib/verdicts/verdict'

/** What a reader must know of a verdict before they read it. */
export function VerdictState({ verdict, today }: { verdict: ReadVerdict; today: string }) {
  const { state, reviewReason, reviewSince, reviewStudy } = verdict
  const overdue = isCurrent(state) && isOverdue(verdict.reviewBy, today)
  return (
    <>
      {state === 'under-review' && reviewReason && (
        <Banner tone="warn" title="Under review">
          {reviewStudy ? (
            <Link href={reviewStudy.address} className="text-accent [overflow-wrap:anywhere]">
              {reviewStudy.title}
            </Link>
          ) : (
            'A study that it rests on'
          )}{' '}
          {REASON_WORDS[reviewReason]}. {reviewSince && `Since ${dayWords(isoDay(reviewSince))}. `}
          Until the group has looked at it, its text stays.
        </Banner>
      )}
      {state === 'withdrawn' && (
        <Banner tone="danger" title="Withdrawn">
          The group does not stand by this verdict any more
          {verdict.endedAt && `, since ${dayWords(isoDay(verdict.endedAt))}`}. Reason:{' '}
          <span className="whitespace-pre-line [overflow-wrap:anywhere]">{verdict.withdrawnReason}</span>
        </Banner>
      )}
      {state === 'superseded' && (
        <Banner tone="warn" title="Superseded">
          Another verdict has taken its place, which is not for you.
        </Banner>
      )}
      {overdue && (
        <Banner tone="warn" title="Overdue">
          {`R${reviewWords(verdict.reviewBy, today).slice(1)}.`} Nobody has confirmed since that the group stands by it.
        </Banner>
      )}
    </>
  )
}

const isoDay = (at: Date) => at.toISOString().slice(0, 10)

const TONE = {
  danger: 'border-danger/35 bg-danger-wash [&_b]:text-danger',
  warn: 'border-warn/35 bg-warn-wash [&_b]:text-warn',
}

function Banner({ tone, title, children }: { tone: keyof typeof TONE; title: string; children: ReactNode }) {
  return (
    <div role="note" className={`mt-4 flex flex-wrap gap-x-3.5 gap-y-1 rounded border px-[18px] py-3 ${TONE[tone]}`}>
      <b className="font-semibold">{title}</b>
      <p className="min-w-0 flex-1 basis-64">{children}</p>
    </div>
  )
}
