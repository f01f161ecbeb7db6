import { randomUUID } from 'node:crypto'
import { signedInSession } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { FormDetails } from '@/app/_ui/form-details'
import { logStudy } from '../actions'
import { EntryFields } from './entry-fields'

/** On a study, for those who keep a log: writing down that one has read it. */
export async function LogStudy({ studyId }: { studyId: number }) {
  const { preferences } = await signedInSession()
  if (preferences.log !== 'on') return null
  return (
    <ActionForm action={logStudy} hidden={{ key: randomUUID(), studyId }} label="Reading log">
      <FormDetails summary="Add to reading log">
        <EntryFields readOn={new Date().toISOString().slice(0, 10)} />
        <Button className="w-fit">Add</Button>
      </FormDetails>
    </ActionForm>
  )
}
