'use client'

import { type KeyboardEvent, useCallback, useEffect, useState } from 'react'
import { ActionForm, useAnswer } from '@/app/_ui/action-form'
import type { Answer } from '@/app/_ui/answer'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { useHydrated } from '@/app/_ui/use-hydrated'
import type { Picker } from '@/db/lists/list-picker'
import type { Saving } from '@/db/lists/list-savings'
import { LIST_LIMITS } from '@/lib/lists/reading-list'

export type SaveAction = (previous: Answer<Saving>, form: FormData) => Promise<Answer<Saving>>

type Props = {
  picker: Picker
  formKey: string
  save: SaveAction
  /** Called once with what was saved. */
  onSaved?: (saving: Saving, message: string) => void
}

/** Which lists shall hold a study: tick, untick, name a new one. A plain form before scripts load. */
export function ListPickerForm({ picker, formKey, save, onSaved }: Props) {
  /** What was ticked or unticked against what the lists hold now. */
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const [sought, setSought] = useState('')
  const hydrated = useHydrated()
  const words = sought.toLowerCase().trim()
  const matching = picker.lists.filter(({ name }) => name.toLowerCase().includes(words))

  const toggle = (id: string) =>
    setChanged((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]))

  const whenAnswered = useCallback(
    (answer: Answer<Saving>) => {
      // After a failure React has set the boxes back to how they were drawn: drawing them again keeps what was ticked.
      setChanged((before) => new Set(answer.state === 'ok' ? [] : before))
      if (answer.state === 'ok' && answer.result) onSaved?.(answer.result, answer.message ?? '')
    },
    [onSaved],
  )

  /** Enter ticks the first list that was found; with nothing sought it saves, as in any form. */
  function onKeyDown(event: KeyboardEvent) {
    const [first] = matching
    if (event.key !== 'Enter' || !words) return
    event.preventDefault()
    if (first) {
      toggle(first.id)
      setSought('')
    }
  }

  return (
    <ActionForm
      action={save}
      hidden={{ key: formKey, studyId: picker.studyId }}
      label="Save to lists"
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
    >
      {picker.lists.map(({ id, holds }) => holds && <input key={id} type="hidden" name="heldIds" value={id} />)}
      {hydrated && picker.lists.length > 5 && (
        <input
          type="search"
          aria-label="Find a list"
          placeholder="Find a list"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-[42px] w-full rounded border border-line-strong bg-surface px-3 placeholder:text-ink-3"
        />
      )}
      <fieldset className="min-w-0 max-h-[40vh] overflow-y-auto">
        <legend className="sr-only">Your lists</legend>
        {picker.lists.map(({ id, name, total, holds }) => (
          <label
            key={id}
            hidden={!matching.some((list) => list.id === id)}
            className="flex cursor-pointer items-center gap-2.5 py-[7px] [&[hidden]]:hidden"
          >
            <input
              type="checkbox"
              name="listIds"
              value={id}
              checked={holds !== changed.has(id)}
              onChange={() => toggle(id)}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0 break-words">{name}</span>
            <span className="meta ml-auto pl-2">{total}</span>
          </label>
        ))}
        {words && matching.length === 0 && <p className="meta py-2">No list matches. Name a new one below.</p>}
      </fieldset>
      <Field
        label={picker.lists.length > 0 ? 'Or a new list' : 'Name your first list'}
        name="newListName"
        maxLength={LIST_LIMITS.name}
        autoComplete="off"
      />
      <Button look="main">Save</Button>
      <WhenAnswered then={whenAnswered} />
    </ActionForm>
  )
}

function WhenAnswered({ then }: { then: (answer: Answer<Saving>) => void }) {
  const { answer } = useAnswer()
  useEffect(() => {
    if (answer.state !== 'idle') then(answer as Answer<Saving>)
  }, [answer, then])
  return null
}
