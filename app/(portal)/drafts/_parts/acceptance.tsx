import type { FactAcceptance } from '@/db/summaries/fact-acceptance'
import { FACT_LABELS } from '@/lib/summaries/facts-in-words'

/** How far what was read can be relied on, by kind of fact, by what editors did with it. */
export function Acceptance({ facts }: { facts: readonly FactAcceptance[] }) {
  if (facts.length === 0) return null
  return (
    <details className="mt-3 text-[13.5px] text-ink-2">
      <summary className="w-fit cursor-pointer">How often facts are accepted as they were read</summary>
      <dl className="mt-2 grid w-fit grid-cols-[auto_auto] gap-x-6 gap-y-1">
        {facts.map(({ name, read, accepted }) => (
          <div key={name} className="contents">
            <dt>{FACT_LABELS[name]}</dt>
            <dd className="tabular-nums">
              {accepted.toLocaleString('en-GB')} of {read.toLocaleString('en-GB')}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
