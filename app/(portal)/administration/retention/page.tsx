import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { PageSection } from '@/app/_ui/page-section'
import { listPeople } from '@/db/access/people'
import { listHolds } from '@/db/retention/legal-holds'
import { readRetention } from '@/db/retention/read-retention'
import { KEPT_KINDS, nextNight } from '@/lib/retention/kept-kinds'
import { HoldForm } from './_parts/hold-form'
import { HoldRow } from './_parts/hold-row'
import { KindRow } from './_parts/kind-row'

export const metadata: Metadata = { title: 'Retention' }

/** How long things are kept, what the next night would delete, and what keeps them longer. */
export default async function RetentionPage() {
  const who = await signedIn()
  const kinds = await readRetention(who, nextNight(new Date()))
  if (!kinds) notFound()
  const [holds, people] = [(await listHolds(who)) ?? [], await listPeople(who)]
  const changeable = kinds.filter(({ kind }) => KEPT_KINDS[kind].between)
  const fixed = kinds.filter(({ kind }) => !KEPT_KINDS[kind].between)
  return (
    <>
      <h1 className="page-title">Retention</h1>
      <p className="mt-3 mb-7 max-w-[68ch] text-ink-2">
        Every night what is older than its period is deleted. The figures are counted now, as the next night would find
        it; nothing is deleted by looking. Changes are recorded in the audit trail.
      </p>
      <PageSection id="holds" title="Legal holds">
        <p className="max-w-[68ch] text-ink-2">
          While a hold stands, nothing of a person is deleted by night, and they are not erased. What people delete
          themselves is deleted all the same.
        </p>
        {holds.length > 0 && (
          <ul className="border-line border-t">
            {holds.map((hold) => (
              <HoldRow key={hold.id} hold={hold} />
            ))}
          </ul>
        )}
        <HoldForm people={people} />
      </PageSection>
      <PageSection id="periods" title="Periods">
        <ul className="border-line border-t">
          {changeable.map((row) => (
            <KindRow key={row.kind} row={row} />
          ))}
        </ul>
      </PageSection>
      <PageSection id="fixed" title="Periods that the portal knows">
        <p className="max-w-[68ch] text-ink-2">After these, a row has no meaning any more.</p>
        <ul className="border-line border-t">
          {fixed.map((row) => (
            <KindRow key={row.kind} row={row} />
          ))}
        </ul>
      </PageSection>
    </>
  )
}
