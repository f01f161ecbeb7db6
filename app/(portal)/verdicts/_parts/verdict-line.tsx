import { History } from 'lucide-react'
import Link from 'next/link'
import { Pill } from '@/app/_ui/pill'
import { today } from '@/app/(portal)/lists/today'
import type { VerdictLine as Line } from '@/db/verdicts/list-verdicts'
import { dayWords, monthWords } from '@/lib/text/day-words'
import { isOverdue, reviewWords } from '@/lib/verdicts/review-by'
import { isCurrent, STANCE_WORDS } from '@/lib/verdicts/verdict'

/** A verdict in one line: whose it is and from when, what it says, until when, and who answers for it. */
export function VerdictLine({ verdict, onGroupPage = false }: { verdict: Line; onGroupPage?: boolean }) {
  const { group, decidedOn, stance, appliesTo, bottomLine } = verdict
  return (
    <>
      <p className="[overflow-wrap:anywhere]">
        <Link href={`/verdicts/${verdict.id}`} className="font-semibold">
          {!onGroupPage && `${group}, `}
          {monthWords(decidedOn)}
          {appliesTo && ` (${appliesTo})`}: {STANCE_WORDS[stance]}.
        </Link>{' '}
        {verdict.state === 'withdrawn' ? <s className="text-ink-3">{bottomLine}</s> : bottomLine}
      </p>
      <VerdictMeta verdict={verdict} />
    </>
  )
}

/** Its state where that is not simply in force, its review day, and its owner. */
export function VerdictMeta({ verdict }: { verdict: Line }) {
  const { state, reviewBy, owner, isOwnerless } = verdict
  return (
    <p className="meta dotted mt-0.5">
      {state === 'draft' && (
        <span>
          <Pill>Draft</Pill>
        </span>
      )}
      {state === 'under-review' && (
        <span>
          <Pill tone="warn">Under review</Pill>
        </span>
      )}
      {state === 'withdrawn' && (
        <span>
          <Pill tone="stop">Withdrawn</Pill>
        </span>
      )}
      {isCurrent(state) && <ReviewDay reviewBy={reviewBy} />}
      {/* On paper the month alone would outlive what it says. */}
      <span className="hidden print:inline">decided on {dayWords(verdict.decidedOn)}</span>
      <span className="[overflow-wrap:anywhere]">{isOwnerless ? 'no owner: a lead can name one' : owner}</span>
    </p>
  )
}

function ReviewDay({ reviewBy }: { reviewBy: string }) {
  const words = reviewWords(reviewBy, today())
  if (!isOverdue(reviewBy, today())) return <span>{words}</span>
  return (
    <span className="inline-flex items-baseline gap-1">
      <History size={12} aria-hidden="true" className="shrink-0 translate-y-px" />
      {words}
    </span>
  )
}
