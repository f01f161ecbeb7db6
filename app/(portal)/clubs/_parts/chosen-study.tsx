import { StudyRow } from '@/app/_study/study-row'
import { readStudy } from '@/db/studies/study-page'
import type { StudyRow as Study } from '@/db/studies/study-rows'
import type { Person } from '@/lib/access/viewer'

/** The study that is read. */
export const ChosenStudy = ({ study }: { study: Study }) => (
  <section
    aria-labelledby="study"
    className="grid gap-1 border-line border-t pt-6 [&>article]:border-b-0 [&>article]:pb-0"
  >
    <h2 id="study" className="section-title">
      The study
    </h2>
    <StudyRow study={study} />
  </section>
)

/** Its abstract, beside what is said of it. */
export async function Abstract({ study, viewer }: { study: Study; viewer: Person }) {
  const abstract = (await readStudy(viewer, `s${study.id}`))?.abstract ?? []
  if (abstract.length === 0) return null
  return (
    <section aria-labelledby="abstract" className="scroll-mt-20">
      <h2 id="abstract" className="label-caps scroll-mt-20">
        Abstract
      </h2>
      <div className="mt-3 grid gap-2.5 rounded border border-line bg-surface px-3.5 py-3 font-serif text-[15px] leading-relaxed">
        {abstract.map(({ label, text }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sections never change their order
          <p key={place} className="[overflow-wrap:anywhere]">
            {label && <b className="font-medium">{label}. </b>}
            {text}
          </p>
        ))}
      </div>
    </section>
  )
}
