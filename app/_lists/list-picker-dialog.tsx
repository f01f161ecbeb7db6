'use client'

import { useEffect, useRef, useState } from 'react'
import type { Picker } from '@/db/lists/list-picker'
import { ListPicker } from './list-picker'
import { changedPicker, undonePicker } from './picker-changes'
import { SavedLine, SavedNotice } from './saved-notice'
import { type Change, type SaveAction, type UndoAction, useListSavings } from './use-list-savings'

/** Which study's picker was asked for; a new one each time, also for the same study. */
export type Asked = { href: string; studyId: string }

type Opened = { href: string; picker?: Picker; failed?: string }
type Props = { asked: Asked; save: SaveAction; undo: UndoAction }

/** The picker of the page: one, whatever the number of rows. It loads the lists of a study when it is asked for. */
export function ListPickerDialog({ asked, save, undo }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const { make, undoLast, forget, said, canUndo } = useListSavings({ save, undo })

  useEffect(() => {
    if (dialog.current?.open) return
    forget()
    setOpened({ href: asked.href })
    dialog.current?.showModal()
    load(asked.studyId).then((answer) => setOpened((now) => (now?.href === asked.href ? { ...now, ...answer } : now)))
  }, [asked, forget])

  // The lists arrive after the dialog has opened: typing goes to their field.
  const loaded = opened?.picker?.studyId
  useEffect(() => {
    if (loaded) dialog.current?.querySelector<HTMLInputElement>('input')?.focus()
  }, [loaded])

  /** Another study's picker may be open by the time that an answer comes. */
  const redraw = (studyId: number, change: (picker: Picker) => Picker) =>
    setOpened((now) => (now?.picker?.studyId === studyId ? { ...now, picker: change(now.picker) } : now))

  /** The tick is drawn at once and undone where the portal refuses it. */
  async function carryOut(change: Change) {
    const { picker } = opened ?? {}
    if (!picker) return
    const { studyId } = picker
    redraw(studyId, (now) => changedPicker(now, change))
    const saving = await make(studyId, change)
    if (!saving) redraw(studyId, (now) => changedPicker(now, opposite(change)))
    else if (saving.created && 'make' in change) redraw(studyId, (now) => changedPicker(now, change, saving.created))
  }

  async function takeBack() {
    const saving = await undoLast()
    if (saving) redraw(saving.studyId, (now) => undonePicker(now, saving))
  }

  const notice = said && <SavedLine said={said} undo={canUndo ? takeBack : undefined} />
  return (
    <>
      <dialog
        ref={dialog}
        aria-labelledby="save-to-list"
        onClose={() => setOpened(null)}
        className="m-auto max-h-[90vh] w-[min(440px,calc(100vw-32px))] rounded border border-line bg-surface p-6 text-ink"
      >
        <div className="flex items-baseline justify-between gap-4">
          <h2 id="save-to-list" className="section-title">
            Save to list
          </h2>
          <button type="button" className="text-ink-2 text-sm hover:text-ink" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        {opened?.picker ? (
          <>
            <p className="meta mt-1 mb-4 line-clamp-2">{opened.picker.title}</p>
            <ListPicker key={opened.href} picker={opened.picker} change={carryOut} />
            <div className="mt-3 flex min-h-7 items-center gap-4 text-sm">{notice}</div>
          </>
        ) : (
          <p role="status" className="mt-4">
            {opened?.failed ?? 'Fetching your lists …'}{' '}
            {opened?.failed && (
              <a className="text-accent" href={opened.href}>
                Try on a page of its own
              </a>
            )}
          </p>
        )}
      </dialog>
      {!opened && notice && <SavedNotice close={forget}>{notice}</SavedNotice>}
    </>
  )
}

const opposite = (change: Change): Change =>
  'put' in change ? { takeOff: change.put } : 'takeOff' in change ? { put: change.takeOff } : change

type Loaded = { picker: Picker } | { failed: string }

async function load(studyId: string): Promise<Loaded> {
  const offline = { failed: 'Your lists could not be fetched.' }
  try {
    const response = await fetch(`/lists/holding?study=${encodeURIComponent(studyId)}`)
    const answer = await response.json()
    return response.ok ? answer : { failed: answer.message ?? offline.failed }
  } catch {
    return offline
  }
}
