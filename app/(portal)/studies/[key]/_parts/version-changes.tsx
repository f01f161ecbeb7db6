import { Difference } from '@/app/_ui/difference'
import type { SummaryVersion } from '@/db/summaries/summary-versions'
import { effectLines } from '@/lib/evidence/facts/effect-lines'

type Props = { version: SummaryVersion; before: SummaryVersion | null; isOpen: boolean }

/** What a version says that the one before it did not; the first says all of it. */
export function VersionChanges({ version, before, isOpen }: Props) {
  const was = before && partsOf(before)
  const parts = partsOf(version).map(([name, text], index) => ({ name, text, before: was?.[index]?.[1] ?? '' }))
  const shown = parts.filter(({ text, before }) => text !== before)
  if (shown.length === 0) return <p className="text-ink-2 text-sm">{before ? 'The same words.' : 'No words yet.'}</p>
  return (
    <details open={isOpen}>
      <summary className="w-fit cursor-pointer text-ink-2 text-sm">
        {before ? `What changed since version ${before.version}` : 'What it says'}
      </summary>
      <dl className="mt-2 grid gap-3">
        {shown.map(({ name, text, before: old }) => (
          <div key={name}>
            <dt className="label-caps mb-1">{name}</dt>
            <dd className="max-w-[68ch] font-serif">
              {before ? <Difference before={old} after={text} /> : <span className="whitespace-pre-line">{text}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** Everything a person can change, in words, in the order of the page. */
function partsOf({ tldr, paragraph, facts, level, levelReason }: SummaryVersion): [string, string][] {
  return [
    ['TL;DR', tldr ?? ''],
    ['Paragraph', paragraph ?? ''],
    ['Population', facts?.population ?? ''],
    ['Intervention', facts?.intervention ?? ''],
    ['Comparator', facts?.comparator ?? ''],
    ['Outcome', facts?.outcome ?? ''],
    ['Participants', facts?.sampleSize?.toLocaleString('en-GB') ?? ''],
    ['Follow-up', facts?.followUp ?? ''],
    ['Effects', effectLines(facts?.effects)],
    ['Level', level ? `Level ${level}: ${levelReason ?? ''}` : ''],
  ]
}
