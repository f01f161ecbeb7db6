'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import type { Destination } from '@/db/home/destinations'
import { sayLeaving } from './leaving'
import { type PaletteEntry, type PalettePage, pageActions, paletteEntries } from './palette-entries'
import { PaletteOptions, paletteOptionId } from './palette-options'
import { useSuggestions } from './use-suggestions'

type Props = {
  pages: readonly PalettePage[]
  /** What was typed while this was loaded. */
  typed: RefObject<string>
  onClose: () => void
}

/** Goes to every page, list and topic, and does what the page offers, by typing its name (WAI-ARIA: combobox). */
export default function Palette({ pages, typed: typedBefore, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const router = useRouter()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [destinations, setDestinations] = useState<Destination[]>([])
  const [actions] = useState(pageActions)
  const { suggestions, ask } = useSuggestions()

  useEffect(() => {
    dialog.current?.showModal()
    setTyped(typedBefore.current)
    typedBefore.current = ''
    const asking = new AbortController()
    fetchDestinations(asking.signal).then((found) => !asking.signal.aborted && setDestinations(found))
    return () => asking.abort()
  }, [typedBefore])

  const entries = paletteEntries(typed, { pages, destinations, suggestions, actions })
  const at = Math.min(active, entries.length - 1)

  const choose = ({ href, act }: PaletteEntry) => {
    // Closing gives the focus back first: what is done after it may want it.
    dialog.current?.close()
    if (href) {
      sayLeaving(href)
      router.push(href)
    } else act?.()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const entry = entries[at]
    const last = entries.length - 1
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setActive(at >= last ? 0 : at + 1)
    else if (event.key === 'ArrowUp') setActive(at <= 0 ? last : at - 1)
    else if (event.key === 'Enter' && entry) choose(entry)
    else return
    event.preventDefault()
  }

  return (
    <dialog
      ref={dialog}
      aria-label="Go to"
      onClose={onClose}
      className="mx-auto mt-[12vh] max-h-[76vh] w-[min(560px,calc(100vw-32px))] overflow-hidden rounded border border-line-strong bg-surface p-0 text-ink shadow-lg open:flex open:flex-col"
    >
      <input
        type="text"
        role="combobox"
        aria-label="Go to a page, a list or a topic, or do something here"
        aria-expanded={entries.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={entries.length > 0 ? paletteOptionId(listId, at) : undefined}
        autoComplete="off"
        placeholder="Go to a page, a list, a topic …"
        maxLength={300}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
          ask(event.target.value)
        }}
        onKeyDown={onKeyDown}
        className="h-[52px] shrink-0 border-line border-b bg-transparent px-4 text-[17px] outline-none placeholder:text-ink-3"
      />
      <PaletteOptions id={listId} entries={entries} active={at} choose={choose} />
      <p role="status" className="sr-only">
        {entries.length} {entries.length === 1 ? 'entry' : 'entries'}
      </p>
    </dialog>
  )
}

async function fetchDestinations(signal: AbortSignal): Promise<Destination[]> {
  try {
    const answer = await fetch('/api/destinations', { signal })
    return answer.ok ? (await answer.json()).destinations : []
  } catch {
    return []
  }
}
