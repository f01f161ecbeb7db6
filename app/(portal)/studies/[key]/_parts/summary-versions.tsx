import { Provenance } from '@/app/_study/provenance'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { warningsSaid } from '@/app/_ui/warnings-said'
import { WrittenOn } from '@/app/_ui/written-on'
import { restoreSummary } from '@/app/(portal)/drafts/actions'
import type { SummaryVersion, VersionPage } from '@/db/summaries/summary-versions'
import { TEXT_NAMES } from '@/lib/evidence/saved-warning'
import { VersionChanges } from './version-changes'

type Props = { studyId: number; page: VersionPage; mayRestore: boolean }

/** How the summary came to be, newest first: who wrote what, what it was checked for, and the way back to each. */
export function SummaryVersions({ studyId, page: { versions, before, current }, mayRestore }: Props) {
  if (versions.length === 0) return null
  return (
    <section aria-labelledby="versions">
      <h3 id="versions" className="section-title">
        Versions of the summary
      </h3>
      <ol>
        {versions.map((version, index) => (
          <li
            key={version.version}
            className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-5 gap-y-2.5 border-line border-b py-4 md:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div className="grid gap-2">
              <VersionHead version={version} />
              <Warned version={version} />
              <VersionChanges version={version} before={versions[index + 1] ?? before} isOpen={version.current} />
            </div>
            {mayRestore && current !== null && !version.current && (
              <ActionForm
                action={restoreSummary}
                hidden={{ studyId, version: current, restored: version.version }}
                label={`Restore version ${version.version}`}
                className="flex flex-wrap items-center gap-3"
              >
                <Button>
                  Restore this version<span className="sr-only">, version {version.version}</span>
                </Button>
              </ActionForm>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function VersionHead({ version }: { version: SummaryVersion }) {
  const { draftedBy, editedBy, editedAt, restoredFrom, checkedBy } = version
  return (
    <p className="meta dotted">
      <b className="font-semibold text-ink">Version {version.version}</b>
      {version.current && <span>shown now</span>}
      <Provenance made={version} exact />
      {editedAt && (restoredFrom || ![draftedBy, checkedBy].includes(editedBy)) && (
        <span>
          {restoredFrom ? `version ${restoredFrom} restored by ` : 'saved by '}
          {editedBy ?? 'an editor'}, <WrittenOn at={editedAt} exact />
        </span>
      )}
    </p>
  )
}

/** What it was saved over. */
function Warned({ version: { warnings } }: { version: SummaryVersion }) {
  if (warnings.length === 0) return null
  return (
    <details>
      <summary className="w-fit cursor-pointer text-ink-2 text-sm">{warningsSaid(warnings.length)}</summary>
      <ul className="mt-1.5 grid gap-1 border-warn border-l-2 pl-3 text-ink-2 text-sm">
        {warnings.map(({ kind, words, message, of }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an older version may have the same one of both its texts
          <li key={`${kind}${words}${index}`}>
            {of && <b className="font-medium">{TEXT_NAMES[of]}: </b>}
            {message}
          </li>
        ))}
      </ul>
    </details>
  )
}
