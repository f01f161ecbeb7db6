import { Field } from '@/app/_ui/field'
import { SelectField } from '@/app/_ui/select-field'
import type { ClubSession } from '@/db/club/read-session'
import { CLUB_LIMITS } from '@/lib/club/session'
import { zoneOptions } from '@/lib/mail/zone'

type Plan = Pick<ClubSession, 'title' | 'question' | 'startsAt' | 'voteBy' | 'lasts' | 'place'>

/** What a session is called, when and where it is: of a new one, or as it stands. */
export function PlanFields({ plan, zone }: { plan?: Plan; zone: string }) {
  return (
    <>
      <Field
        label="Name"
        name="title"
        required
        maxLength={CLUB_LIMITS.title}
        autoComplete="off"
        defaultValue={plan?.title}
      />
      <Field
        label="Question"
        name="question"
        maxLength={CLUB_LIMITS.question}
        autoComplete="off"
        defaultValue={plan?.question}
        hint="Optional: what the session is to answer. No patient data."
      />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field
          label="When"
          name="startsAt"
          type="datetime-local"
          defaultValue={plan?.startsAt?.slice(0, 16).replace(' ', 'T')}
          hint="Optional: by the clock of the place."
        />
        <SelectField label="Time zone" name="zone" options={zoneOptions(zone)} defaultValue={zone} />
        <Field
          label="Minutes that it lasts"
          name="lasts"
          type="number"
          required
          min={CLUB_LIMITS.shortest}
          max={CLUB_LIMITS.longest}
          defaultValue={String(plan?.lasts ?? 60)}
        />
        <Field
          label="Vote until"
          name="voteBy"
          type="datetime-local"
          defaultValue={plan?.voteBy?.slice(0, 16).replace(' ', 'T')}
          hint="Optional: it is shown, and closes nothing."
        />
      </div>
      <Field
        label="Where"
        name="place"
        maxLength={CLUB_LIMITS.place}
        autoComplete="off"
        defaultValue={plan?.place}
        hint="Optional: a room, or an address."
      />
    </>
  )
}
