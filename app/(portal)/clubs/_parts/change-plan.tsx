import { mailState } from '@/app/_server/site'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { FormDetails } from '@/app/_ui/form-details'
import type { ClubSession } from '@/db/club/read-session'
import { changeSession } from '../actions'
import { PlanFields } from './plan-fields'

/** What a session is called, when and where, for whoever leads it to change; the others hear that it is moved. */
export const ChangePlan = ({ session }: { session: ClubSession }) => (
  <ActionForm
    action={changeSession}
    hidden={{ sessionId: session.id, version: session.version }}
    label="Change the session"
    className="grid max-w-[640px] gap-2.5"
  >
    <FormDetails summary="Change when, where and what" look="button">
      <div className="grid gap-5 pt-2">
        <PlanFields plan={session} zone={session.zone ?? mailState().zone} />
        <Button className="w-fit">Save</Button>
      </div>
    </FormDetails>
  </ActionForm>
)
