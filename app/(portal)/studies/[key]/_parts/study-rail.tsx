import { ExternalLink } from 'lucide-react'
import { buttonClass } from '@/app/_ui/button-class'
import { YearBars } from '@/app/_ui/year-bars'
import { NotesOnStudy } from '@/app/(portal)/notes/_parts/notes-on-study'
import type { StudyPage } from '@/db/study-page'
import type { Person } from '@/lib/viewer'
import { doiAddress } from './study-head'

type Props = { study: StudyPage; years: { year: number; count: number }[]; viewer: Person }

/** What one does with a study: read it whole, and see who builds on it. */
export function StudyRail({ study, years, viewer }: Props) {
  return (
    <aside aria-label="About this study" className="grid content-start gap-[30px] text-sm">
      <FullText study={study} />
      <NotesOnStudy study={study} viewer={viewer} />
      {years.length > 0 && (
        <section>
          <h2 className="label-caps mb-3">Who cites it here, by year</h2>
          <YearBars years={years} />
        </section>
      )}
    </aside>
  )
}

function FullText({ study }: { study: StudyPage }) {
  if (!study.doi && !study.pmcid) return null
  return (
    <section className="grid gap-2" data-screen-only>
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
    </section>
  )
}
