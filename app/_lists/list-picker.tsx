'use client'

import { type KeyboardEvent, useState } from 'react'
import type { Picker, PickerList } from '@/db/lists/list-picker'
import { LIST_LIMITS } from '@/lib/lists/reading-list'
import { SharedMark } from './shared-mark'
import type { Change } from './use-list-savings'

type Props = {
  picker: Pick<Picker, 'lists'>
  /** Carries out a change at once. */
  change: (change: Change) => void
  /** Nothing is taken off by unticking: of several studies some may have been there before. */
  onlyAdds?: boolean
}

const HINT = { some: 'Enter saves to the first match, Shift Enter makes a new list.', none: 'Enter makes the list.' }

/** The lists that a study can be saved to: each tick is saved at once. */
export function ListPicker({ picker: { lists }, change, onlyAdds = false }: Props) {
  const [typed, setTyped] = useState('')
  const name = typed.trim().replace(/\s+/g, ' ')
  const matching = lists.filter((list) => has(list, name))
  const same = lists.find((list) => list.name.toLowerCase() === name.toLowerCase())

  const put = (list: PickerList | undefined) => {
    if (list && !list.holds) change({ put: list.id })
    if (list) setTyped('')
  }
  const make = () => {
    if (!name) return
    if (same) return put(same)
    change({ make: name })
    setTyped('')
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (event.shiftKey || lists.length === 0) make()
    else if (name) put(same ?? matching[0])
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div>
        <input
          type="search"
          aria-label={lists.length > 0 ? 'Find or make a list' : 'Name your first list'}
          aria-describedby="picker-keys"
          placeholder={lists.length > 0 ? 'Find or make a list' : 'Name your first list'}
          maxLength={LIST_LIMITS.name}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-[42px] w-full rounded border border-line-strong bg-surface px-3 placeholder:text-ink-3"
        />
        <p id="picker-keys" className="meta mt-1.5 max-md:sr-only">
          {lists.length > 0 ? HINT.some : HINT.none}
        </p>
      </div>
      <fieldset className="max-h-[40vh] min-w-0 overflow-y-auto">
        <legend className="sr-only">Your lists</legend>
        {matching.map((list) => (
          <label key={list.id} className="flex cursor-pointer items-center gap-2.5 py-[7px]">
            <input
              type="checkbox"
              checked={list.holds}
              disabled={onlyAdds && list.holds}
              onChange={() => change(list.holds ? { takeOff: list.id } : { put: list.id })}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0 break-words">{list.name}</span>
            {list.isShared && <SharedMark />}
            <span className="meta ml-auto pl-2">{list.total}</span>
          </label>
        ))}
      </fieldset>
      {name && !same && (
        <button type="button" onClick={make} className="min-w-0 break-words py-1 text-left font-medium text-accent">
          Make the list “{name}”
        </button>
      )}
    </div>
  )
}

const has = ({ name }: PickerList, words: string) => name.toLowerCase().includes(words.toLowerCase())
