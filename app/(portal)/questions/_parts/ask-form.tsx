import { groupsOfViewer } from '@/app/_server/audience'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { SelectField } from '@/app/_ui/select-field'
import { patientWords } from '@/lib/questions/patient-words'
import { askQuestion } from '../actions'

type Props = {
  text: string
  /** Where it is asked. */
  address: string
  /** Whether it can be kept without asking for it. */
  keeps?: boolean
}

/** Keeps a question that the library does not answer, or asks editors for what answers it: one press. */
export async function AskForm({ text, address, keeps = true }: Props) {
  const groups = await groupsOfViewer()
  const warning = patientWords(text)
  return (
    <ActionForm action={askQuestion} hidden={{ text, address }} label="Keep the question" className="mt-3 grid gap-2.5">
      <div className="flex flex-wrap items-end gap-2.5" data-screen-only>
        {groups.length > 0 && (
          <div className="min-w-0 max-w-full sm:max-w-[280px]">
            <SelectField
              label="For"
              name="groupId"
              options={[{ value: '', words: 'Me' }, ...groups.map(({ id, name }) => ({ value: id, words: name }))]}
              defaultValue=""
            />
          </div>
        )}
        {keeps && (
          <Button name="as" value="own" className="h-[42px]!">
            Keep this question
          </Button>
        )}
        <Button name="as" value="request" className="h-[42px]!">
          {keeps ? 'Ask for it' : 'Ask for them'}
        </Button>
      </div>
      <p className="meta max-w-[60ch]" data-screen-only>
        What you ask for, editors and administrators see with your name.
      </p>
      {warning && <p className="text-sm text-warn">{warning}</p>}
    </ActionForm>
  )
}
