import Link from 'next/link'
import { YearBars } from '@/app/_ui/year-bars'
import { MarkRead } from '@/app/(portal)/lists/mark-read'
import { ColleaguesNotesOnStudy } from '@/app/(portal)/notes/_parts/colleagues-notes-on-study'
import { NotesOnStudy } from '@/app/(portal)/notes/_parts/notes-on-study'
import { LogStudy } from '@/app/(portal)/reading-log/_parts/log-study'
import type { HoldingList } from '@/db/lists/holdings'
import type { TrialPaper } from '@/db/studies/same-trial'
import type { StudyPage } from '@/db/studies/study-page'
import type { Person } from '@/lib/access/viewer'
import { CitationCounts } from './citation-counts'
import { SameTrial } from './same-trial'

type Props = {
  study: StudyPage
  lists: readonly HoldingList[]
  read: boolean
  years: { year: number; count: number }[]
  trial: { total: number; papers: TrialPaper[] }
  viewer: Person
}

/** Whether one has read it, where one has saved it, what one thinks of it, and who builds on it; under its actions on a desk. */
export function StudyRail({ study, lists, read, years, trial, viewer }: Props) {
  return (
    <aside aria-label="About this study" className="grid content-start gap-[30px] text-sm md:pt-[92px] print:pt-0">
      <div data-screen-only>
        <MarkRead studyId={study.id} read={read} />
        <LogStudy studyId={study.id} />
      </div>
      {lists.length > 0 && (
        <section>
          <h2 className="label-caps mb-2">In your lists</h2>
          <ul>
            {lists.map((list) => (
              <li key={list.id} className="py-[5px]">
                <Link href={`/lists/${list.id}`} className="break-words">
                  {list.name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <NotesOnStudy study={study} viewer={viewer} />
      <ColleaguesNotesOnStudy study={study} viewer={viewer} />
      <SameTrial registrations={study.trialIds} {...trial} />
      <CitationCounts counts={study.counts} />
      {years.length > 0 && (
        <section>
          <h2 className="label-caps mb-3">Citations in Précis by year</h2>
          <YearBars years={years} />
        </section>
      )}
    </aside>
  )
}
