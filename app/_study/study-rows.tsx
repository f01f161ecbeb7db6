import type { StudyRow as Row } from '@/db/studies/study-rows'
import { SaveLink } from './save-link'
import { StudyRow } from './study-row'

/** Studies one below the other, each of which can be saved. */
export function StudyRows({ rows }: { rows: readonly Row[] }) {
  return (
    <ol>
      {rows.map((study) => (
        <li key={study.id}>
          <StudyRow study={study} action={<SaveLink studyId={study.id} title={study.title} />} />
        </li>
      ))}
    </ol>
  )
}
