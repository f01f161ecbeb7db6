'use client'

import { type ReactNode, useState } from 'react'
import { noticeButton, UndoNotice } from '@/app/_ui/undo-notice'
import type { Said } from './action-form-data'

/** What was saved over the foot of the page, once the picker is closed; it stays until it is closed too. */
export function SavedNotice({ children, close }: { children: ReactNode; close: () => void }) {
  return (
    <UndoNotice>
      {children}
      <button type="button" className="shrink-0 text-ink-2" onClick={close} aria-label="Close this notice">
        ✕
      </button>
    </UndoNotice>
  )
}

/** What was done last, and the way back. */
export function SavedLine({ said, undo }: { said: Said; undo?: () => Promise<void> }) {
  const [pending, setPending] = useState(false)
  const goBack = async () => {
    setPending(true)
    await undo?.()
    setPending(false)
  }
  return (
    <>
      <span role={said.failed ? 'alert' : 'status'} className={`line-clamp-2 ${said.failed ? 'text-danger' : ''}`}>
        {said.text}
      </span>
      {undo && (
        <button type="button" data-undo="" className={noticeButton} disabled={pending} onClick={goBack}>
          Undo
        </button>
      )}
    </>
  )
}
