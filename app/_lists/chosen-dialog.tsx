'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { PickerList, PickerOfSeveral } from '@/db/lists/list-picker'
import type { SavedStudies } from '@/db/lists/save-studies'
import { studiesWord } from '@/lib/lists/reading-list'
import { ListPicker } from './list-picker'
import type { Change } from './use-list-savings'
import type { Target } from './use-row-marks'

type Props = {
  studyIds: readonly number[]
  saveTo: (studyIds: readonly number[], target: Target) => Promise<SavedStudies | null>
  close: () => void
  /** How much was done so far: the lists are read again when it changes. */
  done: number
  /** What was done last, and the way back. */
  children: ReactNode
}

/** The picker for several studies: a tick saves all of them at once, and undoing it is the way back. */
export function ChosenDialog({ studyIds, saveTo, close, done, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [lists, setLists] = useState<PickerList[] | null>(null)
  const [failed, setFailed] = useState(false)
  const query = studyIds.map((id) => `study=${id}`).join('&')

  useEffect(() => dialog.current?.showModal(), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was done or undone has changed the lists
  useEffect(() => {
    let isStale = false
    fetch(`/lists/holding?${query}`)
      .then((response) => (response.ok ? response.json() : Promise.reject()))
      .then(({ picker }: { picker: PickerOfSeveral }) => !isStale && setLists(picker.lists))
      .catch(() => !isStale && setFailed(true))
    return () => {
      isStale = true
    }
  }, [query, done])

  const isLoaded = lists !== null
  useEffect(() => {
    if (isLoaded) dialog.current?.querySelector<HTMLInputElement>('input')?.focus()
  }, [isLoaded])

  /** The tick is drawn at once and undone where the portal refuses it. */
  async function change(change: Change) {
    if ('takeOff' in change) return
    const draw = (holds: boolean) =>
      setLists(
        (now) => now?.map((list) => ('put' in change && list.id === change.put ? { ...list, holds } : list)) ?? null,
      )
    draw(true)
    if (!(await saveTo(studyIds, change))) draw(false)
  }

  return (
    <dialog
      ref={dialog}
      aria-labelledby="save-chosen"
      onClose={close}
      className="m-auto max-h-[90vh] w-[min(440px,calc(100vw-32px))] rounded border border-line bg-surface p-6 text-ink"
    >
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 id="save-chosen" className="section-title">
          Save {studiesWord(studyIds.length)}
        </h2>
        <button type="button" className="text-ink-2 text-sm hover:text-ink" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      {lists ? (
        <>
          <ListPicker picker={{ lists }} change={change} onlyAdds />
          <div className="mt-3 flex min-h-7 items-center gap-4 text-sm">{children}</div>
        </>
      ) : (
        <p role="status">
          {failed ? 'Your lists could not be fetched.' : 'Fetching your lists …'}{' '}
          {failed && (
            <a className="text-accent" href={`/lists/save?${query}`}>
              Try on a page of its own
            </a>
          )}
        </p>
      )}
    </dialog>
  )
}
