import Link from 'next/link'
import { SaveLink } from '@/app/_study/save-link'
import { StudyRow } from '@/app/_study/study-row'
import type { ReadingNow } from '@/db/home/reading-now'
import type { Holdings } from '@/db/lists/holdings'
import { dueWords } from '@/lib/lists/reading-list'
import { SectionHeading } from './section-heading'

type Props = { due: ReadingNow['due']; today: string; holdings: Holdings }

/** What is to be read by a day, the most urgent first; not there where nothing is. */
export function DueForYou({ due, today, holdings }: Props) {
  if (due.studies.length === 0) return null
  const left = due.overdue + due.soon - due.studies.length
  return (
    <section aria-labelledby="due">
      <SectionHeading id="due" aside={dueCounts(due)}>
        Due for you
      </SectionHeading>
      <ol>
        {due.studies.map(({ study, list, listId, dueOn }) => (
          <li key={study.id}>
            <StudyRow
              study={study}
              href={`${study.address}?list=${listId}`}
              lead={
                <>
                  <DueWords on={dueOn} today={today} />
                  <span className="ml-2.5">
                    on{' '}
                    <Link href={`/lists/${listId}`} className="font-medium text-ink-2">
                      {list}
                    </Link>
                  </span>
                </>
              }
              action={<SaveLink studyId={study.id} title={study.title} lists={holdings.get(study.id)} />}
            />
          </li>
        ))}
      </ol>
      {left > 0 && (
        <p className="meta mt-4">
          {left.toLocaleString('en-GB')} more on{' '}
          <Link className="text-accent" href="/lists">
            your lists
          </Link>
          .
        </p>
      )}
    </section>
  )
}

function DueWords({ on, today }: { on: string; today: string }) {
  const due = dueWords(on, today)
  return <span className={`font-medium ${due.late ? 'text-danger' : ''}`}>{due.text}</span>
}

/** "2 within two weeks, 1 overdue" */
const dueCounts = ({ soon, overdue }: ReadingNow['due']) =>
  [soon > 0 && `${soon} within two weeks`, overdue > 0 && `${overdue} overdue`].filter(Boolean).join(', ')
