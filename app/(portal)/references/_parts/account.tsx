'use client'

import { useAnswer } from '@/app/_ui/action-form'
import { PrintButton } from '@/app/_ui/print-button'
import type { ReferenceCheck } from '@/db/references/check-references'
import { checkCsv } from '@/lib/references/check/check-csv'
import {
  CHECK_GROUP_WORDS,
  CHECK_GROUPS,
  type CheckedReference,
  type CheckGroup,
  groupOfChecked,
  MOST_CHECKED,
} from '@/lib/references/check/checked-reference'
import { CheckedRow } from './checked-row'

/** Parts that need nobody: folded, so that what does stands first. */
const FOLDED: ReadonlySet<CheckGroup> = new Set(['nothing', 'not-here'])

/** What came of a check: its parts with their counts, those that need a person first. */
export function Account() {
  const { answer, pending } = useAnswer()
  if (pending || answer.state !== 'ok' || !answer.result) return null
  const { references, more } = answer.result as ReferenceCheck
  const groups = CHECK_GROUPS.map((group) => ({
    group,
    references: references.filter((each) => groupOfChecked(each) === group),
  })).filter(({ references }) => references.length > 0)
  const grave = groups.find(({ group }) => group === 'act')?.references ?? []
  return (
    <section aria-labelledby="account" className="mt-4 grid gap-6 border-line border-t pt-6">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2">
        <h2 id="account" className="section-title" role="status">
          {references.length === 1 ? '1 reference' : `${references.length.toLocaleString('en-GB')} references`}
          {`: ${graveWords(grave)}`}
        </h2>
        <p className="flex gap-5 text-sm print:hidden">
          <a className="text-accent" download="references.csv" href={csvAddress(references)}>
            Download CSV
          </a>
          <PrintButton className="text-accent" />
        </p>
      </div>
      {more && (
        <p className="text-warn">
          There are more references than are checked at once: those after the first{' '}
          {MOST_CHECKED.toLocaleString('en-GB')} were not looked at.
        </p>
      )}
      {groups.map(({ group, references }) => (
        <Part key={group} group={group} references={references} />
      ))}
      <p className="meta max-w-[68ch]">
        Known here means: from the records and lists that were imported. A reference of which nothing is known may be
        retracted all the same.
      </p>
    </section>
  )
}

/** How many are known to be so, and apart from them how many may be: which study those are is not certain. */
function graveWords(grave: CheckedReference[]): string {
  const unsure = grave.filter(({ identity }) => identity === 'maybe').length
  const sure = grave.length - unsure
  const said = [sure > 0 && `${sure} retracted, withdrawn or under concern`, unsure > 0 && `${unsure} that may be`]
  return said.filter(Boolean).join(', ') || 'none that is known to be retracted or under concern'
}

function Part({ group, references }: { group: CheckGroup; references: CheckedReference[] }) {
  const title = `${CHECK_GROUP_WORDS[group]} (${references.length.toLocaleString('en-GB')})`
  const rows = (
    <ol className="mt-2 grid">
      {references.map((reference) => (
        <CheckedRow key={reference.number} reference={reference} />
      ))}
    </ol>
  )
  if (FOLDED.has(group))
    return (
      <details>
        <summary className="w-fit cursor-pointer font-medium">{title}</summary>
        {rows}
      </details>
    )
  return (
    <section aria-label={CHECK_GROUP_WORDS[group]}>
      <h3 className="font-medium">{title}</h3>
      {rows}
    </section>
  )
}

/** The file itself stands in the address: nothing has to be kept for it, and no script to make it. */
const csvAddress = (references: CheckedReference[]) =>
  `data:text/csv;charset=utf-8,${encodeURIComponent(checkCsv(references))}`
