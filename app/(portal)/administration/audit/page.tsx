import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { EmptyState } from '@/app/_ui/empty-state'
import { listPeople } from '@/db/access/people'
import { EVENTS_A_PAGE, listAuditEvents } from '@/db/audit/audit-trail'
import { mayRead } from '@/db/events/record-denial'
import { rowNumber } from '@/lib/address/row-number'
import { eventSentence, RECORDED_EVENTS } from '@/lib/events/event-sentence'
import { AuditFilter } from './_parts/audit-filter'

export const metadata: Metadata = { title: 'Audit trail' }

type Props = { searchParams: Promise<{ person?: string | string[]; action?: string | string[]; before?: string }> }

export default async function AuditPage({ searchParams }: Props) {
  const who = await signedIn()
  if (!mayRead(who, 'audit.read')) notFound()
  const asked = await searchParams
  const people = await listPeople(who)
  const person = people.find(({ id }) => id === asked.person)?.id
  const action = RECORDED_EVENTS.find((one) => one.action === asked.action)?.action
  const events = await listAuditEvents(who, { personId: person, action, before: rowNumber(asked.before) })
  if (!events) notFound()
  const earlier = new URLSearchParams({
    ...(person && { person }),
    ...(action && { action }),
    before: String(events.at(-1)?.id),
  })
  return (
    <>
      <h1 className="page-title">Audit trail</h1>
      <p className="meta mt-1">Who did what, the latest first; times are UTC. It cannot be changed here.</p>
      <AuditFilter people={people.map(({ id, name }) => ({ id, name }))} person={person} action={action} />
      {events.length === 0 && <EmptyState title="No matching events">Choose another person or action.</EmptyState>}
      <ol className="mt-5">
        {events.map((event) => (
          <li key={event.id} className="flex flex-wrap justify-between gap-x-6 border-line border-b py-2.5">
            <span className="min-w-0">{eventSentence(event)}</span>
            <time dateTime={event.at.toISOString()} className="meta">
              {event.at.toISOString().slice(0, 19).replace('T', ' ')}
            </time>
          </li>
        ))}
      </ol>
      {events.length === EVENTS_A_PAGE && (
        <Link href={`/administration/audit?${earlier}`} className="meta mt-5 inline-block text-accent">
          Earlier events
        </Link>
      )}
    </>
  )
}
