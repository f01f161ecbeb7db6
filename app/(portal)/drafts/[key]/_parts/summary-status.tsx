import { Provenance } from '@/app/_study/provenance'
import { RecheckNotice } from '@/app/_study/recheck-notice'
import { warningsSaid } from '@/app/_ui/warnings-said'
import type { EditedSummary } from '@/db/summaries/summary-editor'
import { REFUSALS, type Refusal } from '@/lib/evidence/draft-refusal'
import { TEXT_NAMES, textsWarnedOf } from '@/lib/evidence/saved-warning'

type Props = { summary: EditedSummary; refusal: Refusal | null }

/** Where the summary stands before anything is changed: which version, whose, checked or not. */
export function SummaryStatus({ summary, refusal }: Props) {
  const { version, maker, draftedBy, draftedAt, warnings, recheck } = summary
  return (
    <div className="mt-3 grid gap-2">
      {version === 0 || !maker || !draftedBy || !draftedAt ? (
        <p className="meta">No summary yet.</p>
      ) : (
        <p className="meta dotted">
          <span>Version {version}</span>
          <Provenance made={{ ...summary, maker, draftedBy, draftedAt }} />
          {warnings.length > 0 && <span>{warningsSaid(warnings.length)}</span>}
          {textsWarnedOf(warnings).map((name) => (
            <a key={name} href={`#${name}`} className="text-accent">
              <span className="sr-only">Warnings about: </span>
              {TEXT_NAMES[name]}
            </a>
          ))}
        </p>
      )}
      {refusal && <p className="meta">{REFUSALS[refusal]}</p>}
      {recheck && <RecheckNotice />}
    </div>
  )
}
