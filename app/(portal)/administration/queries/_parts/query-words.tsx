import { Pill } from '@/app/_ui/pill'
import { WrittenOn } from '@/app/_ui/written-on'
import type { CorpusQuery, CorpusRun } from '@/db/corpus-queries/read-queries'
import { RECHECK_DAYS } from '@/lib/sources/corpus-query'
import { dayWords } from '@/lib/text/day-words'
import { RunLine } from '../../_parts/run-line'
import { counted, number } from '../../imports/_parts/upload-words'

const RHYTHMS = { day: 'every night', week: 'every week' } as const

/** How often it is asked, and how far it has come. */
export function QueryLine({ query: { kind, rhythm, since, doneTo, isOn, nextAt } }: { query: CorpusQuery }) {
  return (
    <p className="meta dotted">
      <span>{RHYTHMS[rhythm]}</span>
      {kind === 'query' ? (
        <span>records that PubMed entered since {dayWords(since)}</span>
      ) : (
        <span>each record once in {RECHECK_DAYS} days</span>
      )}
      <span>{doneTo ? `asked until ${dayWords(doneTo)}` : 'never run'}</span>
      {isOn && (
        <span>
          next <WrittenOn at={nextAt} exact />
        </span>
      )}
    </p>
  )
}

/** What came of one run of a query. */
export function QueryRunLine({ run }: { run: CorpusRun }) {
  return (
    <RunLine run={run} outcome={<Outcome run={run} />} busyWith="fetch">
      {run.unknown && (
        <p className="text-danger">PubMed does not know “{run.unknown.join('”, “')}”, and left it out.</p>
      )}
      {Boolean(run.leftOut) && (
        <p className="text-ink-2">
          {number(run.leftOut ?? 0)} or more that are here were changed and are left to the check of what is here.
        </p>
      )}
    </RunLine>
  )
}

function Outcome({ run }: { run: CorpusRun }) {
  if (run.state === 'waiting') return <span>is being asked</span>
  if (run.state === 'failed') return <span>failed</span>
  if (run.isTrial)
    return (
      <span>
        trial: {counted(run.found ?? 0, 'record', 'records')}, {number(run.fresh ?? 0)} not here
      </span>
    )
  return (
    <>
      <span>{number(run.added ?? 0)} new</span>
      <span>{number(run.updated ?? 0)} changed</span>
      {Boolean(run.retracted) && <Pill tone="stop">{number(run.retracted ?? 0)} retracted</Pill>}
      {Boolean(run.rejected) && <span>{number(run.rejected ?? 0)} not taken</span>}
    </>
  )
}
