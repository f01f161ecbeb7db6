import Link from 'next/link'
import { Choice, Choices } from '@/app/_ui/choices'
import { PageSection } from '@/app/_ui/page-section'
import { today } from '@/app/(portal)/lists/today'
import { VerdictLine } from '@/app/(portal)/verdicts/_parts/verdict-line'
import type { VerdictLine as Verdict } from '@/db/verdicts/list-verdicts'
import { isOverdue } from '@/lib/verdicts/review-by'
import { isCurrent } from '@/lib/verdicts/verdict'

/** From here on one looks for some of them. */
const MANY = 6

const CHOICES = [
  ['', 'All'],
  ['overdue', 'Overdue'],
  ['review', 'Under review'],
] as const

type Props = { verdicts: Verdict[]; slug: string; chosen: string; leads: boolean }

/** What a group stands by, what needs somebody first. */
export function GroupVerdicts({ verdicts, slug, chosen, leads }: Props) {
  const isShown = (verdict: Verdict) =>
    chosen === 'overdue'
      ? isCurrent(verdict.state) && isOverdue(verdict.reviewBy, today())
      : chosen !== 'review' || verdict.state === 'under-review'
  const shown = verdicts.filter(isShown)
  return (
    <PageSection id="verdicts" title="Verdicts">
      {(verdicts.length >= MANY || chosen) && (
        <Choices label="Show verdicts">
          {CHOICES.map(([value, words]) => (
            <Choice
              key={value}
              href={`/groups/${slug}${value && `?verdicts=${value}`}#verdicts`}
              words={words}
              chosen={value === chosen}
            />
          ))}
        </Choices>
      )}
      {verdicts.length === 0 && (
        <p className="max-w-[60ch] text-ink-2">
          None yet. {leads ? 'You write' : 'A lead of the group writes'} one on the page of a study, under its finding.
        </p>
      )}
      {verdicts.length > 0 && shown.length === 0 && (
        <p className="text-ink-2">{chosen === 'overdue' ? 'None is overdue.' : 'None is under review.'}</p>
      )}
      <ul className="grid gap-4">
        {shown.map((verdict) => (
          <li key={verdict.id} className="max-w-[72ch]">
            <VerdictLine verdict={verdict} onGroupPage />
            <p className="meta line-clamp-1">
              On{' '}
              <Link href={verdict.study.address} className="text-accent">
                {verdict.study.title}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </PageSection>
  )
}
