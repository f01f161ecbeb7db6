import Link from 'next/link'
import { Provenance } from '@/app/_study/provenance'
import { WrittenOn } from '@/app/_ui/written-on'
import type { StudyPage } from '@/db/studies/study-page'
import type { VersionPage } from '@/db/summaries/summary-versions'
import { editedWords } from '@/lib/summaries/edited-words'
import { HowSection } from './how-section'

type Props = { study: StudyPage; versions: VersionPage }

/** Every edit with who made it and when, the newest first; what changed stands under History. */
export function HowVersions({ study, versions: { versions, before } }: Props) {
  return (
    <HowSection
      id="since"
      title="Since then"
      aside={before ? `the last ${versions.length} versions` : countWords(versions.length)}
    >
      <ol>
        {versions.map((version, index) => (
          <li key={version.version} className="border-line border-b py-3">
            <p className="dotted meta">
              <b className="font-semibold text-ink">Version {version.version}</b>
              <Provenance made={version} exact />
              {version.editedAt && (
                <span>
                  {version.restoredFrom ? `version ${version.restoredFrom} restored by ` : 'saved by '}
                  {version.editedBy ?? 'an editor'}, <WrittenOn at={version.editedAt} exact />
                </span>
              )}
            </p>
            <p className="mt-1 text-sm">{editedWords(version, versions[index + 1] ?? before)}</p>
          </li>
        ))}
      </ol>
      {versions.length === 0 && <p className="py-4">Nothing has been written yet.</p>}
      {versions.length > 0 && (
        <p className="py-3" data-screen-only>
          <Link href={`${study.address}?tab=history#around`} className="text-accent">
            What changed in each version
          </Link>
        </p>
      )}
    </HowSection>
  )
}

const countWords = (count: number): string =>
  count === 0 ? 'no version' : count === 1 ? '1 version' : `${count} versions`
