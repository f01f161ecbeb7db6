'use client'

import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import type { PalettePage } from './palette-entries'
import { useHydrated } from './use-hydrated'

/** Loaded when it is first opened. */
const Palette = lazy(() => import('./palette'))

const OPEN = 'precis:open-palette'

/** Opens the palette by Ctrl K (⌘ K on a Mac), from anywhere but another dialog. */
export function PaletteOpener({ pages }: { pages: readonly PalettePage[] }) {
  const [open, setOpen] = useState(false)
  const typed = useRef('')

  useEffect(() => {
    const show = () => !document.querySelector('dialog[open]') && setOpen(true)
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event
      if (key.toLowerCase() !== 'k' || ctrlKey === metaKey || altKey || shiftKey) return
      event.preventDefault()
      show()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener(OPEN, show)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener(OPEN, show)
    }
  }, [])

  if (!open) return null
  return (
    <Suspense fallback={<KeepTyped typed={typed} />}>
      <Palette pages={pages} typed={typed} onClose={() => setOpen(false)} />
    </Suspense>
  )
}

/** Keeps what is typed until the palette is there: none of it may press a key of the page. */
function KeepTyped({ typed }: { typed: RefObject<string> }) {
  useEffect(() => {
    typed.current = ''
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey } = event
      if (ctrlKey || metaKey || altKey || (key.length > 1 && key !== 'Enter')) return
      if (key.length === 1) typed.current += key
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [typed])
  return null
}

/** Opens the palette by hand; it needs scripts, and is not there without them. */
export function OpenPalette({ className }: { className: string }) {
  if (!useHydrated()) return null
  return (
    <button type="button" className={className} onClick={() => document.dispatchEvent(new Event(OPEN))}>
      Go to …<kbd className="meta font-sans text-[12px]">Ctrl K</kbd>
    </button>
  )
}
