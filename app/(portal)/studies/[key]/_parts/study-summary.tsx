import type { ReactNode } from 'react'
import { LevelExplained } from '@/app/_ui/level-explained'
import { WrittenOn } from '@/app/_ui/written-on'
import type { StudyPage } from '@/db/study-page'
import { describeBasis } from '@/lib/summary'

/** The one sentence, what decides whether it applies, and the paragraph; what nobody wrote is left out. */
export function StudySummary({ study }: { study: StudyPage }) {
  const { summary } = study
  return (
    <>
      {summary?.tldr && (
        <section
          aria-labelledby="tldr"
          className="my-7 rounded border border-line border-l-4 border-l-accent bg-surface px-6 pt-5 pb-[18px] max-md:px-[18px] max-md:py-4"
        >
          <h2 id="tldr" className="label-caps">
            TL;DR
          </h2>
          <p className="mt-2 mb-3 text-pretty font-serif text-[22px] leading-[1.4] max-md:text-[19px]">
            {study.retractedAt ? <s className="text-ink-3">{summary.tldr}</s> : summary.tldr}
          </p>
          <p className="meta dotted">
            <span>{describeBasis(summary.basis)}</span>
            <span>
              by {summary.draftedBy}, <WrittenOn at={summary.draftedAt} />
            </span>
            {summary.checkedAt ? (
              <b className="font-medium text-ink-2">
                checked by {summary.checkedBy ?? 'an editor'}, <WrittenOn at={summary.checkedAt} />
              </b>
            ) : (
              <span>not checked by a person yet</span>
            )}
            {summary.source && (
              <a className="text-accent" href="#source">
                Show source
              </a>
            )}
          </p>
        </section>
      )}
      <Facts study={study} />
      {summary?.paragraph && (
        <section aria-label="Summary" className="prose-serif">
          <p>{summary.paragraph}</p>
        </section>
      )}
    </>
  )
}

function Facts({ study }: { study: StudyPage }) {
  const facts = study.summary?.facts
  const shown: [string, ReactNode][] = [
    ['Evidence', <LevelExplained key="level" design={study.design} level={study.level} />],
    ['Population', facts?.population],
    ['Intervention', facts?.intervention],
    ['Comparator', facts?.comparator],
    ['Outcome', facts?.outcome],
    ['Participants', facts?.sampleSize?.toLocaleString('en-GB')],
  ]
  return (
    <dl className="my-7 grid grid-cols-[repeat(auto-fit,minmax(150px,1fr))] gap-x-5 border-line border-y">
      {shown
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name} className="py-3">
            <dt className="label-caps">{name}</dt>
            <dd className="mt-[7px] font-medium">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
