'use client'

import { type ComponentProps, type KeyboardEvent, useId, useRef, useState } from 'react'
import { mentionToken } from '@/lib/markdown/mention'
import { DraftField } from './draft-field'
import { optionOf, PeopleList } from './people-list'
import { useHydrated } from './use-hydrated'
import { type Mentionable, useMentionable } from './use-mentionable'

type Props = Omit<ComponentProps<typeof DraftField>, 'onKeyDown'>

/** A sign that begins a name, and what is typed of the name up to the caret. */
const BEGUN = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}][^\n@[\]]{0,60})$/u

/**
 * A draft field in which "@" and two letters offer people who can be mentioned there. The focus stays in the field, and what is
 * chosen is put into the text as a token, which can be typed as well: nothing here is needed without scripts.
 */
export function MentionField(props: Props) {
  const hydrated = useHydrated()
  const box = useRef<HTMLDivElement>(null)
  const listId = useId()
  const { people, ask, clear } = useMentionable()
  const [active, setActive] = useState(0)
  const open = people.length > 0
  const field = () => box.current?.querySelector('textarea') ?? null

  const close = () => {
    clear()
    setActive(0)
  }
  const look = () => {
    const begun = begunIn(field())
    setActive(0)
    if (begun) ask(begun.typed, placeOf(field()?.form))
    else clear()
  }
  const choose = (person: Mentionable) => {
    const area = field()
    const begun = begunIn(area)
    if (!area || !begun) return
    area.setRangeText(`${mentionToken(person)} `, begun.at, area.selectionStart, 'end')
    close()
    // What keeps the draft hears of it as of anything that is typed.
    area.dispatchEvent(new Event('input', { bubbles: true }))
    area.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!open || event.nativeEvent.isComposing) return
    const { key } = event
    const chosen = people[active]
    if (key === 'ArrowDown') setActive((active + 1) % people.length)
    else if (key === 'ArrowUp') setActive((active - 1 + people.length) % people.length)
    else if ((key === 'Enter' || key === 'Tab') && chosen && !event.shiftKey) choose(chosen)
    else if (key === 'Escape') close()
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what is typed into the field
    <div ref={box} className="relative grid gap-2" onInput={look} onBlur={close}>
      <DraftField
        {...props}
        onKeyDown={onKeyDown}
        {...(hydrated && {
          'aria-autocomplete': 'list',
          'aria-haspopup': 'listbox',
          'aria-controls': open ? listId : undefined,
          'aria-activedescendant': open ? optionOf(listId, active) : undefined,
        })}
      />
      {open && <PeopleList id={listId} people={people} active={active} choose={choose} />}
      <p role="status" className="sr-only">
        {open &&
          `${people.length} ${people.length === 1 ? 'person' : 'people'} to mention. Arrow keys and Enter choose.`}
      </p>
    </div>
  )
}

/** The name that is being typed at the caret, and where its sign stands. */
function begunIn(area: HTMLTextAreaElement | null): { typed: string; at: number } | null {
  if (!area || area.selectionStart !== area.selectionEnd) return null
  const typed = BEGUN.exec(area.value.slice(0, area.selectionStart))?.[1]
  return typed === undefined ? null : { typed, at: area.selectionStart - typed.length - 1 }
}

/** In which thread, or for whom a new one is, as the form says at this moment. */
function placeOf(form: HTMLFormElement | null | undefined): URLSearchParams {
  const fields = form ? new FormData(form) : new FormData()
  const comment = fields.get('threadId') ?? fields.get('commentId')
  if (comment) return new URLSearchParams({ comment: String(comment) })
  const groups = fields.getAll('groupIds').map((id) => ['groupIds', String(id)])
  return new URLSearchParams([['audience', String(fields.get('audience') ?? 'everyone')], ...groups])
}
