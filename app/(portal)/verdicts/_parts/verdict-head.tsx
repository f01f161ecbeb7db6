import Link from 'next/link'
import { Pill } from '@/app/_ui/pill'
import { ReadersMark } from '@/app/_ui/readers-mark'
import type { ReadVerdict } from '@/db/verdicts/read-verdict'
import { dayWords } from '@/lib/text/day-words'
import { CERTAINTY_WORDS, isCurrent, STANCE_WORDS } from '@/lib/verdicts/verdict'

/** Whose verdict it is, on what, what it says, and from when until when. */
export function VerdictHead({ verdict }: { verdict: ReadVerdict }) {
  const { group, groupSlug, study, state, certainty, appliesTo, confirmedAt } = verdict
  return (
    <header>
      <p className="meta [overflow-wrap:anywhere]">
        Verdict of {groupSlug ? <Link href={`/groups/${groupSlug}`}>{group}</Link> : group} on{' '}
        <Link href={study.address} className="text-accent">
          {study.title}
        </Link>
      </p>
      <h1 className="page-title mt-2 max-w-[27em] [overflow-wrap:anywhere]">
        {state === 'withdrawn' ? <s className="text-ink-3">{verdict.bottomLine}</s> : verdict.bottomLine}
      </h1>
      <p className="meta dotted mt-3">
        <span>
          <Pill tone={isCurrent(state) ? 'go' : 'plain'}>{STANCE_WORDS[verdict.stance]}</Pill>
        </span>
        {certainty && <span>{CERTAINTY_WORDS[certainty]}</span>}
        {appliesTo && <span className="[overflow-wrap:anywhere]">applies to: {appliesTo}</span>}
      </p>
      <p className="meta dotted mt-1">
        <span>decided on {dayWords(verdict.decidedOn)}</span>
        {confirmedAt && <span>confirmed on {dayWords(confirmedAt.toISOString().slice(0, 10))}</span>}
        {isCurrent(state) && <span>review by {dayWords(verdict.reviewBy)}</span>}
        <span className="[overflow-wrap:anywhere]">
          {verdict.isOwnerless ? 'no owner: a lead can name one' : `owner: ${verdict.owner}`}
        </span>
        <span>
          <ReadersMark
            readers={{
              audience: verdict.audience,
              groups: verdict.audience === 'groups' ? [group] : [],
              otherGroups: 0,
            }}
          />
        </span>
      </p>
    </header>
  )
}
