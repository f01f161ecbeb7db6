import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { today } from '@/app/(portal)/lists/today'
import { possibleOwners } from '@/db/verdicts/deciding-groups'
import { type ReadVerdict, readVerdict } from '@/db/verdicts/read-verdict'
import { can } from '@/lib/access/policy'
import { isCurrent } from '@/lib/verdicts/verdict'
import { EditDraft } from '../_parts/edit-draft'
import { VerdictBody } from '../_parts/verdict-body'
import { VerdictHead } from '../_parts/verdict-head'
import { VerdictSettings } from '../_parts/verdict-settings'
import { VerdictState } from '../_parts/verdict-state'
import { discardVerdict } from '../actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ from?: string | string[] }> }

/** Read once a request, for the page and for its head. */
const read = cache(async (id: string) => readVerdict(await viewer(), id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const verdict = await read((await params).id)
  return { title: verdict ? `Verdict of ${verdict.group}` : 'Not found' }
}

export default async function VerdictPage({ params, searchParams }: Props) {
  const who = await signedIn()
  const [{ id }, { from }] = await Promise.all([params, searchParams])
  const verdict = await read(id)
  if (!verdict) notFound()
  // The address stays: it leads on to what the group says now, where what it said before stands as well.
  if (verdict.state === 'superseded' && verdict.successorId) redirect(`/verdicts/${verdict.successorId}?from=${id}`)
  const changes = can(who, 'verdict.change', verdict) && !verdict.isArchived
  const owners = changes ? await possibleOwners(who, verdict.groupId) : []
  const followed = verdict.earlier.find((one) => one.id === from)
  return (
    <article>
      {followed && (
        <p role="status" className="mb-4 max-w-[68ch] text-ink-2">
          The verdict that you followed was superseded. This is what the group says now;{' '}
          <a href={`#${followed.id}`} className="text-accent">
            what it said before
          </a>{' '}
          stands below.
        </p>
      )}
      <VerdictHead verdict={verdict} />
      <VerdictState verdict={verdict} today={today()} />
      {verdict.state === 'draft' ? (
        changes && <Draft verdict={verdict} owners={owners} />
      ) : (
        <VerdictBody verdict={verdict} />
      )}
      {changes && isCurrent(verdict.state) && <VerdictSettings verdict={verdict} owners={owners} today={today()} />}
    </article>
  )
}

const Draft = ({ verdict, owners }: { verdict: ReadVerdict; owners: { id: string; name: string }[] }) => (
  <section aria-labelledby="draft" className="mt-8 grid gap-6 border-line border-t pt-7">
    <h2 id="draft" className="section-title">
      Draft: only its owner and leads of the group see it
    </h2>
    <EditDraft verdict={verdict} owners={owners} />
    <ActionForm action={discardVerdict} hidden={{ verdictId: verdict.id }} label="Discard the draft">
      <Button look="quiet">Discard the draft</Button>
    </ActionForm>
  </section>
)
