import { SaveLink } from '@/app/_ui/save-link'
import { StudyRow } from '@/app/_ui/study-row'
import type { StudyRow as Row } from '@/db/study-rows'

export function ResultRows({ rows }: { rows: Row[] }) {
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
