'use client'

import { useEffect, useState } from 'react'
import { ActionForm, useAnswer } from '@/app/_ui/action-form'
import type { Answer } from '@/app/_ui/answer'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import type { Picker } from '@/db/lists/list-picker'
import { LIST_LIMITS } from '@/lib/lists/reading-list'
import { SharedMark } from './shared-mark'

type Props<R> = {
  picker: Pick<Picker, 'lists'>
  /** What is saved, and the key of the form. */
  hidden: Record<string, string | number>
  save: (previous: Answer<R>, form: FormData) => Promise<Answer<R>>
}

/** Which lists shall hold a study, or several, as a plain form: the picker for before scripts load. */
export function ListPickerForm<R>({ picker, hidden, save }: Props<R>) {
  return (
    <ActionForm action={save} hidden={hidden} label="Save to lists" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {picker.lists.map(({ id, holds }) => holds && <input key={id} type="hidden" name="heldIds" value={id} />)}
      <Ticks lists={picker.lists} />
      <Field
        label={picker.lists.length > 0 ? 'Or a new list' : 'Name your first list'}
        name="newListName"
        maxLength={LIST_LIMITS.name}
        autoComplete="off"
      />
      <Button look="main">Save</Button>
    </ActionForm>
  )
}

function Ticks({ lists }: Pick<Picker, 'lists'>) {
  const { answer } = useAnswer()
  /** What was ticked or unticked against what the lists hold now. */
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())

  // After a failure React has set the boxes back to how they were drawn: drawing them again keeps what was ticked.
  useEffect(() => {
    if (answer.state !== 'idle') setChanged((before) => new Set(answer.state === 'ok' ? [] : before))
  }, [answer])

  const toggle = (id: string) =>
    setChanged((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]))

  return (
    <fieldset className="max-h-[40vh] min-w-0 overflow-y-auto">
      <legend className="sr-only">Your lists</legend>
      {lists.map(({ id, name, total, holds, isShared }) => (
        <label key={id} className="flex cursor-pointer items-center gap-2.5 py-[7px]">
          <input
            type="checkbox"
            name="listIds"
            value={id}
            checked={holds !== changed.has(id)}
            onChange={() => toggle(id)}
            className="size-4 shrink-0 accent-accent"
          />
          <span className="min-w-0 break-words">{name}</span>
          {isShared && <SharedMark />}
          <span className="meta ml-auto pl-2">{total}</span>
        </label>
      ))}
    </fieldset>
  )
}
