import Link from 'next/link'
import { Ago } from '@/app/_ui/ago'
import { Pill } from '@/app/_ui/pill'
import { WrittenOn } from '@/app/_ui/written-on'
import type { CorpusQuery, CorpusRun } from '@/db/corpus-queries/read-queries'
import { RECHECK_DAYS } from '@/lib/sources/corpus-query'
import { dayWords } from '@/lib/text/day-words'
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

/** What came of one run, in one line, with the import where there was one. */
export function RunLine({ run }: { run: CorpusRun }) {
  return (
    <>
      <p className="meta dotted">
        <span>
          <Ago at={run.createdAt} />
        </span>
        <span>{run.by ?? 'by itself'}</span>
        <Outcome run={run} />
        {run.importId && (
          <Link href={`/administration/imports/${run.importId}`} className="text-accent">
            Import
          </Link>
        )}
      </p>
      {run.fault && <p className="text-danger">{run.fault}</p>}
      {run.unknown && (
        <p className="text-danger">PubMed does not know “{run.unknown.join('”, “')}”, and left it out.</p>
      )}
      {Boolean(run.leftOut) && (
        <p className="text-ink-2">
          {number(run.leftOut ?? 0)} or more that are here were changed and are left to the check of what is here.
        </p>
      )}
      {run.begins > 1 && run.state === 'done' && (
        <p className="text-ink-2">It was begun again: the figures are of its last part.</p>
      )}
      {run.isLate && (
        <p className="text-ink-2">Not done yet. It has much to fetch, or its job was cancelled, or no worker runs.</p>
      )}
    </>
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
