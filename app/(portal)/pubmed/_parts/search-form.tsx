import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { MOST_LETTERS } from '@/lib/sources/look-up'
import { searchPubmed } from '../actions'

/** The words as they will be sent, to be changed before they are. */
export function SearchForm({ term, contact }: { term: string; contact: string }) {
  return (
    <ActionForm
      action={searchPubmed}
      hidden={{ key: randomUUID() }}
      label="Search PubMed"
      className="grid max-w-[68ch] gap-3"
    >
      <TextField
        label="Words for PubMed"
        name="term"
        rows={3}
        required
        maxLength={MOST_LETTERS}
        defaultValue={term}
        hint={`When you press the button, these words leave the house, with the address of this portal and ${contact}. Your name does not. Write nothing about a patient.`}
      />
      <Button look="main" className="w-fit">
        Search PubMed
      </Button>
    </ActionForm>
  )
}
