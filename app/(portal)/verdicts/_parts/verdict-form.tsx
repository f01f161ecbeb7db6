import { ActionForm } from '@/app/_ui/action-form'
import type { Answer } from '@/app/_ui/answer'
import { Button } from '@/app/_ui/button'
import { Field, TextField } from '@/app/_ui/field'
import { SelectField } from '@/app/_ui/select-field'
import { today } from '@/app/(portal)/lists/today'
import { CERTAINTY_OPTIONS, STANCE_OPTIONS, VERDICT_LIMITS, type VerdictAudience } from '@/lib/verdicts/verdict'
import { AudienceChoice } from './audience-choice'

export type VerdictDraft = {
  bottomLine: string
  stance: string
  certainty: string
  appliesTo: string
  rationale: string
  audience: VerdictAudience
  ownerId: string
  decidedOn: string
  reviewBy: string
  supports: string
  against: string
}

type Props = {
  action: (previous: Answer<{ id: string }>, form: FormData) => Promise<Answer<{ id: string }>>
  hidden: Record<string, string | number>
  group: string
  owners: readonly { id: string; name: string }[]
  draft: VerdictDraft
  label: string
}

/** What a group says of a study; as a draft, or in force at once. */
export function VerdictForm({ action, hidden, group, owners, draft, label }: Props) {
  return (
    <ActionForm action={action} hidden={hidden} label={label} className="grid max-w-[640px] gap-5">
      <TextField
        label="Bottom line"
        name="bottomLine"
        required
        rows={3}
        maxLength={VERDICT_LIMITS.bottomLine}
        defaultValue={draft.bottomLine}
        hint={`One sentence that the group stands by, at most ${VERDICT_LIMITS.bottomLine} characters. No patient data.`}
      />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <SelectField label="What the group does" name="stance" options={STANCE_OPTIONS} defaultValue={draft.stance} />
        <SelectField label="Certainty" name="certainty" options={CERTAINTY_OPTIONS} defaultValue={draft.certainty} />
      </div>
      <Field
        label="Where it applies"
        name="appliesTo"
        maxLength={VERDICT_LIMITS.appliesTo}
        defaultValue={draft.appliesTo}
        autoComplete="off"
        hint="Optional: “adults in the outpatient clinic”. The group has one verdict in force for each place."
      />
      <TextField
        label="Why"
        name="rationale"
        rows={7}
        maxLength={VERDICT_LIMITS.rationale}
        defaultValue={draft.rationale}
        hint="*emphasis*, **strong**, lists and links. No patient data."
      />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label="Decided on" name="decidedOn" type="date" required max={today()} defaultValue={draft.decidedOn} />
        <Field
          label="Review by"
          name="reviewBy"
          type="date"
          defaultValue={draft.reviewBy}
          hint="Left empty: in 24 months; 12 where the level is 3 or weaker; 6 where evidence is awaited."
        />
      </div>
      <SelectField
        label="Owner: who is asked to review it"
        name="ownerId"
        options={owners.map(({ id, name }) => ({ value: id, words: name }))}
        defaultValue={draft.ownerId}
      />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField
          label="Studies that support it"
          name="supports"
          rows={2}
          defaultValue={draft.supports}
          hint="Optional: PMIDs of studies in this library."
        />
        <TextField
          label="Studies that speak against it"
          name="against"
          rows={2}
          defaultValue={draft.against}
          hint="The same."
        />
      </div>
      <AudienceChoice group={group} chosen={draft.audience} />
      <div className="flex flex-wrap gap-2.5">
        {/* First, so that the key Enter in a field decides nothing. */}
        <Button name="as" value="draft">
          Save as a draft
        </Button>
        <Button name="as" value="in-force" look="main">
          Put in force
        </Button>
      </div>
    </ActionForm>
  )
}
