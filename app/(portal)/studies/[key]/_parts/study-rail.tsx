import { ExternalLink } from 'lucide-react'
import Link from 'next/link'
import { CiteBox } from '@/app/_study/cite-box'
import { SaveLink } from '@/app/_study/save-link'
import { buttonClass } from '@/app/_ui/button-class'
import { YearBars } from '@/app/_ui/year-bars'
import { MarkRead } from '@/app/(portal)/lists/mark-read'
import { ColleaguesNotesOnStudy } from '@/app/(portal)/notes/_parts/colleagues-notes-on-study'
import { NotesOnStudy } from '@/app/(portal)/notes/_parts/notes-on-study'
import type { HoldingList } from '@/db/lists/holdings'
import type { StudyPage } from '@/db/studies/study-page'
import type { Person } from '@/lib/access/viewer'
import { doiAddress } from '@/lib/studies/identifiers'

type Props = {
  study: StudyPage
  lists: readonly HoldingList[]
  read: boolean
  years: { year: number; count: number }[]
  viewer: Person
}

/** What one does with a study: save it, cite it, read it whole, note what one thinks, see who builds on it. */
export function StudyRail({ study, lists, read, years, viewer }: Props) {
  return (
    <aside aria-label="About this study" className="grid content-start gap-[30px] text-sm">
      <section className="grid gap-2" data-screen-only>
        <div className="grid max-md:hidden">
          <SaveLink studyId={study.id} title={study.title} lists={lists} look="main" />
        </div>
        <MarkRead studyId={study.id} read={read} />
        <CiteBox address={`/studies/${study.key}/cite`} />
        <FullText study={study} />
      </section>
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
      {years.length > 0 && (
        <section>
          <h2 className="label-caps mb-3">Citations in Précis by year</h2>
          <YearBars years={years} />
        </section>
      )}
    </aside>
  )
}

function FullText({ study }: { study: StudyPage }) {
  return (
    <>
      {study.pmcid && (
        <a className={buttonClass()} href={`https://pmc.ncbi.nlm.nih.gov/articles/${study.pmcid}/`} rel="noreferrer">
          Free full text at PMC <ExternalLink size={14} aria-hidden="true" />
        </a>
      )}
      {study.doi && (
        <a className={buttonClass()} href={doiAddress(study.doi)} rel="noreferrer">
          Full text at the publisher <ExternalLink size={14} aria-hidden="true" />
        </a>
      )}
    </>
  )
}
