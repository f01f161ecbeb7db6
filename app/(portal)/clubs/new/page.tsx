import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { mailState } from '@/app/_server/site'
import { signedIn } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { SelectField } from '@/app/_ui/select-field'
import { unseen } from '@/db/events/record-denial'
import { groupsToDecideFor } from '@/db/verdicts/deciding-groups'
import { FORM_OPTIONS } from '@/lib/club/appraisal-form'
import { CLUB_LIMITS } from '@/lib/club/session'
import { PlanFields } from '../_parts/plan-fields'
import { openSession } from '../actions'

export const metadata: Metadata = { title: 'New session' }

type Props = { searchParams: Promise<{ group?: string | string[] }> }

const NAMES = [
  { value: 'named', words: 'shown once the ballots are revealed' },
  { value: 'never', words: 'never shown' },
]

export default async function NewSessionPage({ searchParams }: Props) {
  const who = await signedIn()
  const { group: wanted } = await searchParams
  const group = (await groupsToDecideFor(who)).find(({ id }) => id === wanted)
  if (!group) {
    if (typeof wanted === 'string') unseen(who, 'group.decide', 'group', wanted)
    notFound()
  }
  return (
    <>
      <p className="meta [overflow-wrap:anywhere]">{group.name}</p>
      <h1 className="page-title mt-2 mb-6">New session of the journal club</h1>
      <ActionForm
        action={openSession}
        hidden={{ key: randomUUID(), groupId: group.id }}
        label="New session"
        className="grid max-w-[640px] gap-5"
      >
        <PlanFields zone={mailState().zone} />
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <SelectField label="Appraise it as" name="form" options={FORM_OPTIONS} defaultValue="trial" />
          <SelectField label="Names beside ballots" name="names" options={NAMES} defaultValue="named" />
        </div>
        <Field
          label="Ballots that are needed to reveal them"
          name="quorum"
          type="number"
          required
          min={CLUB_LIMITS.quorum}
          max={CLUB_LIMITS.mostQuorum}
          defaultValue={String(CLUB_LIMITS.quorum)}
          hint={`At least ${CLUB_LIMITS.quorum}; ${CLUB_LIMITS.unnamedQuorum} where names are never shown. These three stay as they are once people vote.`}
        />
        <Button look="main" className="justify-self-start">
          Open the session
        </Button>
      </ActionForm>
    </>
  )
}
