import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Pill } from '@/app/_ui/pill'
import { WrittenOn } from '@/app/_ui/written-on'
import type { SourceRun } from '@/db/source-runs/read-runs'
import type { SourceSettings } from '@/db/sources/source-settings'
import { RunLine } from '../../_parts/run-line'
import { counted, number } from '../../imports/_parts/upload-words'
import { askNow } from '../actions'

/** What came of the last times that a source was asked by night, or by hand; and a button that does not wait for the night. */
export function SourceRuns({ source, runs }: { source: SourceSettings; runs: SourceRun[] }) {
  const { key, isOn, nextAt } = source
  return (
    <div className="grid gap-3">
      {runs.length > 0 && (
        <ol className="grid gap-2">
          {runs.map((run) => (
            <li key={run.id}>
              <RunLine run={run} outcome={<Outcome run={run} />} busyWith="ask">
                {Boolean(run.figures?.leftOut) && (
                  <p className="text-ink-2">
                    {counted(run.figures?.leftOut ?? 0, 'study is', 'studies are')} left to the nights that follow.
                  </p>
                )}
              </RunLine>
            </li>
          ))}
        </ol>
      )}
      {isOn && (
        <ActionForm action={askNow} hidden={{ source: key }} className="grid gap-2.5">
          <Button className="w-fit">Ask now</Button>
        </ActionForm>
      )}
      {nextAt && (
        <p className="meta">
          next <WrittenOn at={nextAt} exact />
        </p>
      )}
    </div>
  )
}

function Outcome({ run: { state, figures } }: { run: SourceRun }) {
  if (state === 'waiting') return <span>is being asked</span>
  if (state === 'failed' || !figures) return <span>failed</span>
  const { asked, known, records, added, updated, rejected, references, retracted, unnamed } = figures
  return (
    <>
      {asked === undefined ? (
        <span>{counted(records, 'notice', 'notices')}</span>
      ) : (
        <span>
          {counted(asked, 'study', 'studies')} asked about, {number(known ?? 0)} known
        </span>
      )}
      <span>{number(added)} new</span>
      <span>{number(updated)} changed</span>
      {Boolean(references) && <span>{counted(references ?? 0, 'new reference', 'new references')}</span>}
      {Boolean(retracted) && <Pill tone="stop">{number(retracted ?? 0)} retracted</Pill>}
      {Boolean(unnamed) && <span>{number(unnamed ?? 0)} of works without a number</span>}
      {Boolean(rejected) && <span>{number(rejected)} not taken</span>}
    </>
  )
}
