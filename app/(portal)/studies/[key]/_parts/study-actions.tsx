import { CiteBox } from '@/app/_study/cite-box'
import { SaveLink } from '@/app/_study/save-link'
import type { HoldingList } from '@/db/lists/holdings'
import type { StudyPage } from '@/db/studies/study-page'
import { ACTION } from './action-class'
import { FullText } from './full-text'
import { NoteLink } from './note-link'
import { ShareLink } from './share-link'

type Props = { study: StudyPage; lists: readonly HoldingList[] }

/**
 * What one does with a study: under the TL;DR on a telephone, in the corner at the side on a desk. Saving is the one that
 * stands out. What opens lies over the page, so the bar keeps its height, for which the rail leaves room.
 */
export function StudyActions({ study, lists }: Props) {
  const hasFullText = Boolean(study.openCopy || study.pmcid || study.doi)
  return (
    <section
      aria-label="Actions"
      data-screen-only
      className={`relative mb-7 flex flex-wrap gap-1 md:absolute md:top-0 md:right-0 md:mb-0 md:grid md:w-[240px] md:gap-2 lg:w-[292px] ${hasFullText ? 'md:grid-cols-3' : 'md:grid-cols-2'}`}
    >
      <div className="grid min-w-0 flex-[2_1_64px] md:col-span-full">
        <SaveLink studyId={study.id} title={study.title} lists={lists} look="main" />
      </div>
      <NoteLink className={`${ACTION} md:hidden`} />
      <CiteBox address={`/studies/${study.key}/cite`} className={ACTION} />
      {hasFullText && <FullText study={study} />}
      <ShareLink address={study.address} title={study.title} className={ACTION} />
    </section>
  )
}
