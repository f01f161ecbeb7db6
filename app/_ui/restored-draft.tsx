'use client'

import { useEffect, useState } from 'react'
import { useAnswer } from './action-form'
import { forgetDraft } from './local-drafts'

/** Whether typed text came back from this browser, and whether what is saved has changed since it was typed. */
export type Restored = 'no' | 'yes' | 'older'

/** How the draft of `place` stands; it is forgotten as soon as the server has the text. */
export function useRestored(place: string): [Restored, (restored: Restored) => void] {
  const { answer } = useAnswer()
  const [restored, setRestored] = useState<Restored>('no')
  useEffect(() => {
    if (answer.state !== 'ok') return
    forgetDraft(place)
    setRestored('no')
  }, [answer, place])
  return [restored, setRestored]
}

export function RestoredNotice({ restored, discard }: { restored: Restored; discard: () => void }) {
  if (restored === 'no') return null
  return (
    <p role="status" className="meta">
      Your unsaved text is back.{' '}
      {restored === 'older' && 'What is saved has changed since you typed it: compare before you save. '}
      <button type="button" className="text-accent underline" onClick={discard}>
        Discard it
      </button>
    </p>
  )
}
