import type { Holdings } from '@/db/lists/holdings'
import type { Readings } from '@/db/readings/set-readings'
import type { StudyRow as Row } from '@/db/studies/study-rows'
import { SaveLink } from './save-link'
import { StudyRow } from './study-row'

type Props = {
  rows: readonly Row[]
  holdings: Holdings
  /** How far the reader is with each. */
  readings: Readings
  /** What the page is about: what the link that skips to results leads to. */
  isResult?: boolean
}

/** Studies one below the other, each with the lists that hold it, the way onto one, and how far the reader is. */
export function StudyRows({ rows, holdings, readings, isResult = false }: Props) {
  return (
    <ol id={isResult ? 'results' : undefined} tabIndex={isResult ? -1 : undefined} className="outline-none">
      {rows.map((study) => (
        <li key={study.id} id={`study-${study.id}`} className="target:bg-accent-wash">
          <StudyRow
            study={study}
            canMark
            reading={readings.get(study.id)}
            action={<SaveLink studyId={study.id} title={study.title} lists={holdings.get(study.id)} />}
          />
        </li>
      ))}
    </ol>
  )
}
