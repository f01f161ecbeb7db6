import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { listPeople } from '@/db/access/people'
import { daysUntilErased } from '@/db/retention/read-retention'
import { InviteForm } from './_parts/invite-form'
import { PersonRow } from './_parts/person-row'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const who = await signedIn()
  const people = await listPeople(who)
  // Whoever may read it finds themselves there.
  if (people.length === 0) notFound()
  const days = await daysUntilErased(who)
  return (
    <>
      <h1 className="page-title">People</h1>
      <p className="meta mt-1">
        {people.length.toLocaleString('en-GB')} {people.length === 1 ? 'account' : 'accounts'}
      </p>
      <InviteForm />
      <ul className="mt-7 border-line border-t">
        {people.map((person) => (
          <PersonRow key={person.id} person={person} viewer={who} days={days} />
        ))}
      </ul>
    </>
  )
}
