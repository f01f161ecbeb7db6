import type { StudyPage } from '@/db/studies/study-page'
import type { TracedDraft } from '@/db/summaries/draft-trace'
import { checksOf } from '@/lib/summaries/checks-passed'
import { HowSection } from './how-section'

/** What the text was held against before it was shown. */
export function HowChecks({ study, draft }: { study: StudyPage; draft: TracedDraft | null }) {
  const { summary } = study
  if (!summary?.tldr && !summary?.paragraph) return null
  const { title, passed, warned } = checksOf(summary, draft !== null, study.abstract.length > 0)
  return (
    <HowSection id="checks" title="Checks" aside={title}>
      <ul className="grid max-w-[68ch] list-disc gap-1.5 py-4 pl-5">
        {passed.map((check) => (
          <li key={check}>{check}</li>
        ))}
        {warned.map(({ message }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: both texts may have the same warning
          <li key={index} className="text-warn">
            Saved over a warning: {message}
          </li>
        ))}
      </ul>
    </HowSection>
  )
}
