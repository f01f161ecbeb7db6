import { SaveLink } from '@/app/_study/save-link'
import { StudyRow } from '@/app/_study/study-row'
import type { Holdings } from '@/db/lists/holdings'
import type { StudyRow as Row } from '@/db/studies/study-rows'
import { SectionHeading } from './section-heading'

/** What the reader has begun; not there where that is nothing. */
export function ContinueReading({ reading, holdings }: { reading: Row[]; holdings: Holdings }) {
  if (reading.length === 0) return null
  return (
    <section aria-labelledby="continue">
      <SectionHeading id="continue">Continue reading</SectionHeading>
      <ol>
        {reading.map((study) => (
          <li key={study.id}>
            <StudyRow
              study={study}
              action={<SaveLink studyId={study.id} title={study.title} lists={holdings.get(study.id)} />}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}
