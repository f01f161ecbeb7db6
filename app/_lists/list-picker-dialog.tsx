'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Picker } from '@/db/lists/list-picker'
import type { Saving } from '@/db/lists/list-savings'
import { ListPickerForm, type SaveAction } from './list-picker-form'
import { type Saved, SavedNotice, type UndoAction } from './saved-notice'

type Opened = { href: string; picker?: Picker; formKey?: string; failed?: string }
type Props = { save: SaveAction; undo: UndoAction }

/**
 * The picker of the page: one, whatever the number of rows. It opens over every `[data-save]`, which without
 * scripts leads to the same form on a page of its own, and loads the lists of that study when it does.
 */
export function ListPickerDialog({ save, undo }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [saved, setSaved] = useState<Saved | null>(null)

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-save]')
      if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      // Nothing is being left: whoever watches for links that lead away must not see this one.
      event.stopPropagation()
      setOpened({ href: link.href })
      dialog.current?.showModal()
      load(link.dataset.save as string).then((answer) =>
        setOpened((now) => (now?.href === link.href ? { ...now, ...answer } : now)),
      )
    }
    document.addEventListener('click', onClick, true)
    return () => document.removeEventListener('click', onClick, true)
  }, [])

  // The form arrives after the dialog has opened: typing goes to its first field.
  const formKey = opened?.formKey
  useEffect(() => {
    if (formKey) dialog.current?.querySelector<HTMLInputElement>('form input:not([type=hidden])')?.focus()
  }, [formKey])

  const onSaved = useCallback((saving: Saving, message: string) => {
    setSaved({ saving, message })
    dialog.current?.close()
  }, [])

  return (
    <>
      <dialog
        ref={dialog}
        aria-labelledby="save-to-list"
        onClose={() => setOpened(null)}
        className="m-auto max-h-[90vh] w-[min(440px,calc(100vw-32px))] rounded border border-line bg-surface p-6 text-ink backdrop:bg-ink/40"
      >
        <div className="flex items-baseline justify-between gap-4">
          <h2 id="save-to-list" className="section-title">
            Save to list
          </h2>
          <button type="button" className="text-ink-2 text-sm hover:text-ink" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        {opened?.picker && opened.formKey ? (
          <>
            <p className="meta mt-1 mb-4 line-clamp-2">{opened.picker.title}</p>
            <ListPickerForm
              key={opened.formKey}
              picker={opened.picker}
              formKey={opened.formKey}
              save={save}
              onSaved={onSaved}
            />
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
      {saved && (
        <SavedNotice key={saved.message + saved.saving.added} {...saved} undo={undo} close={() => setSaved(null)} />
      )}
    </>
  )
}

type Loaded = { picker: Picker; formKey: string } | { failed: string }

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
