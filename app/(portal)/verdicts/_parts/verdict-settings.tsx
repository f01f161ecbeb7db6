import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { buttonClass } from '@/app/_ui/button-class'
import { Field, TextField } from '@/app/_ui/field'
import { FormDetails } from '@/app/_ui/form-details'
import { SelectField } from '@/app/_ui/select-field'
import type { ReadVerdict } from '@/db/verdicts/read-verdict'
import { usualReviewBy } from '@/lib/verdicts/review-by'
import { VERDICT_LIMITS } from '@/lib/verdicts/verdict'
import { changeVerdictAudience, confirmVerdict, handOverVerdict, withdrawVerdict } from '../actions'
import { AudienceChoice } from './audience-choice'

type Props = { verdict: ReadVerdict; owners: readonly { id: string; name: string }[]; today: string }

/** What leads of the group and the owner do with a verdict that is in force. */
export function VerdictSettings({ verdict, owners, today }: Props) {
  const hidden = { verdictId: verdict.id, version: verdict.version }
  return (
    <section aria-labelledby="settle" className="mt-10 grid gap-3 border-line border-t pt-7" data-screen-only>
      <h2 id="settle" className="section-title">
        Review
      </h2>
      <p className="max-w-[60ch] text-ink-2">
        The words of a verdict that is in force stay as they are. Confirm it if the group still stands by it; write
        another one in its place if not.
      </p>
      <p>
        <Link href={`/verdicts/new?supersedes=${verdict.id}`} className={buttonClass()}>
          Write another one in its place
        </Link>
      </p>
      <ActionForm action={confirmVerdict} hidden={hidden} label="Confirm">
        <FormDetails summary="Confirm it" look="button">
          <div className="flex max-w-[420px] flex-wrap items-end gap-2.5">
            <Field
              label="Next review by"
              name="reviewBy"
              type="date"
              required
              min={today}
              defaultValue={usualReviewBy(today, verdict.level, verdict.stance)}
            />
            <Button look="main" className="h-[42px]!">
              Confirm
            </Button>
          </div>
        </FormDetails>
      </ActionForm>
      <ActionForm action={handOverVerdict} hidden={hidden} label="Hand over">
        <FormDetails summary="Hand it over" look="button">
          <div className="flex max-w-[420px] flex-wrap items-end gap-2.5">
            <div className="min-w-0 flex-1">
              <SelectField
                label="Owner"
                name="ownerId"
                options={owners.map(({ id, name }) => ({ value: id, words: name }))}
                defaultValue={verdict.ownerId}
              />
            </div>
            <Button className="h-[42px]!">Hand over</Button>
          </div>
        </FormDetails>
      </ActionForm>
      <ActionForm action={changeVerdictAudience} hidden={hidden} label="Who may read it">
        <FormDetails summary="Change who may read it" look="button">
          <AudienceChoice group={verdict.group} chosen={verdict.audience} />
          <Button className="w-fit">Save</Button>
        </FormDetails>
      </ActionForm>
      <ActionForm action={withdrawVerdict} hidden={hidden} label="Withdraw">
        <FormDetails summary="Withdraw it" look="button">
          <div className="grid max-w-[600px] gap-2.5">
            <TextField
              label="Why the group does not stand by it any more"
              name="reason"
              required
              rows={3}
              maxLength={VERDICT_LIMITS.reason}
              hint="It stays beside the verdict. There is no way back: write a new one instead."
            />
            <Button className="w-fit text-danger!">Withdraw</Button>
          </div>
        </FormDetails>
      </ActionForm>
    </section>
  )
}
