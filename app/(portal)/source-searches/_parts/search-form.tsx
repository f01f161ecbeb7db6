import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { MOST_LETTERS } from '@/lib/sources/look-up'
import { type SearchedKey, sourceOf } from '@/lib/sources/source'
import { searchSource } from '../actions'

/** The words as they will be sent, to be changed before they are. */
export function SearchForm({ source, term, contact }: { source: SearchedKey; term: string; contact: string }) {
  const { label } = sourceOf(source)
  return (
    <ActionForm
      action={searchSource}
      hidden={{ key: randomUUID(), source }}
      label={`Search ${label}`}
      className="grid max-w-[68ch] gap-3"
    >
      <TextField
        label={`Words for ${label}`}
        name="term"
        rows={3}
        required
        maxLength={MOST_LETTERS}
        defaultValue={term}
        hint={`When you press the button, these words leave the house, with the address of this portal and ${contact}. Your name does not. Write nothing about a patient.`}
      />
      <Button look="main" className="w-fit">
        Search {label}
      </Button>
    </ActionForm>
  )
}
