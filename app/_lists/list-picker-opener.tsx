'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import type { Asked } from './list-picker-dialog'
import { onMarking } from './marking'
import type { SaveAction, UndoAction } from './use-list-savings'

const dialog = () => import('./list-picker-dialog')
const ListPickerDialog = lazy(() => dialog().then(({ ListPickerDialog }) => ({ default: ListPickerDialog })))

/**
 * Opens the picker over every `[data-save]`, which without scripts leads to a form on a page of its own. The picker is
 * no part of the page: it comes once the page has nothing else to do, or when it is first asked for.
 */
export function ListPickerOpener({ save, undo }: { save: SaveAction; undo: UndoAction }) {
  const [asked, setAsked] = useState<Asked | null>(null)

  // What was said of one study makes room for what is said of rows: its box is closed by then.
  useEffect(() => onMarking(() => setAsked(null)), [])

  useEffect(() => {
    let isComing = false
    const early = setTimeout(() => dialog().catch(() => {}), 1_000)
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-save]')
      if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      // Nothing is being left: whoever watches for links that lead away must not see this one.
      event.stopPropagation()
      const study = { href: link.href, studyId: link.dataset.save as string }
      // Whoever presses again while it comes has asked once.
      if (isComing) return
      isComing = true
      dialog()
        .then(
          () => setAsked(study),
          // Where the picker cannot be fetched there is still the page.
          () => location.assign(study.href),
        )
        .finally(() => {
          isComing = false
        })
    }
    document.addEventListener('click', onClick, true)
    return () => {
      clearTimeout(early)
      document.removeEventListener('click', onClick, true)
    }
  }, [])

  return (
    asked && (
      <Suspense>
        <ListPickerDialog asked={asked} save={save} undo={undo} />
      </Suspense>
    )
  )
}
