import { StudyRow } from '@/app/_study/study-row'
import { readStudy } from '@/db/studies/study-page'
import type { StudyRow as Study } from '@/db/studies/study-rows'
import type { Person } from '@/lib/access/viewer'

/** The study that is read, with its abstract at hand. */
export async function ChosenStudy({ study, viewer }: { study: Study; viewer: Person }) {
  const abstract = (await readStudy(viewer, `s${study.id}`))?.abstract ?? []
  return (
    <section aria-labelledby="study" className="grid gap-1 border-line border-t pt-6">
      <h2 id="study" className="section-title">
        The study
      </h2>
      <StudyRow study={study} />
      {abstract.length > 0 && (
        <details className="mt-2">
          <summary className="w-fit cursor-pointer text-accent">Abstract</summary>
          <div className="grid max-w-[68ch] gap-2.5 pt-2.5">
            {abstract.map(({ label, text }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sections never change their order
              <p key={place} className="[overflow-wrap:anywhere]">
                {label && <b className="font-medium">{label}. </b>}
                {text}
              </p>
            ))}
          </div>
        </details>
      )}
    </section>
  )
}
