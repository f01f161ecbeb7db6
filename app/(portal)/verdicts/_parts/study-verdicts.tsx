import Link from 'next/link'
import { groupsToDecideFor } from '@/db/verdicts/deciding-groups'
import { verdictsOnStudy } from '@/db/verdicts/list-verdicts'
import type { Person } from '@/lib/access/viewer'
import { disagreementWords } from '@/lib/verdicts/disagreement'
import { VerdictLine } from './verdict-line'

/** What groups decided about a study, one's own groups first; for those who lead one, the way to decide. */
export async function StudyVerdicts({ studyId, viewer }: { studyId: number; viewer: Person }) {
  const [verdicts, deciding] = await Promise.all([verdictsOnStudy(viewer, studyId), groupsToDecideFor(viewer)])
  if (verdicts.length === 0 && deciding.length === 0) return null
  const disagreement = disagreementWords(verdicts)
  return (
    <section aria-label="Verdicts" className="my-7 grid gap-3">
      {verdicts.length > 0 && <h2 className="label-caps">{verdicts.length === 1 ? 'Verdict' : 'Verdicts'}</h2>}
      {verdicts.length > 0 && (
        <ul className="grid gap-3">
          {verdicts.map((verdict) => (
            <li key={verdict.id} className="max-w-[68ch] border-accent border-l-2 pl-3.5">
              <VerdictLine verdict={verdict} />
            </li>
          ))}
        </ul>
      )}
      {disagreement && (
        <p className="max-w-[68ch] text-ink-2 [overflow-wrap:anywhere]">Groups here differ. {disagreement}.</p>
      )}
      {deciding.length > 0 && (
        <p className="meta" data-screen-only>
          <Link href={newVerdictAddress(studyId, deciding)} className="text-accent [overflow-wrap:anywhere]">
            {deciding.length === 1
              ? `Write a verdict of ${deciding[0]?.name}`
              : 'Write a verdict of one of your groups'}
          </Link>
        </p>
      )}
    </section>
  )
}

const newVerdictAddress = (studyId: number, [first, ...more]: readonly { id: string }[]) =>
  `/verdicts/new?study=${studyId}${first && more.length === 0 ? `&group=${first.id}` : ''}`
