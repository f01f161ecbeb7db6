'use client'

import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { useAnswer } from './action-form'
import { forgetDraft, keepDraft, readDraft } from './draft'
import { TextField } from './field'

type Props = Omit<ComponentProps<typeof TextField>, 'ref'> & {
  /** Whose text, and where: "<person>.note.12". */
  place: string
  /** Version of the saved text that is being changed. */
  version?: number
}

/** A text field whose words outlive a closed tab, a crash and an ended session, until the server has them. */
export function DraftField({ place, version, ...area }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const { answer, pending } = useAnswer()
  const [restored, setRestored] = useState<'no' | 'yes' | 'older'>('no')
  const saved = String(area.defaultValue ?? '')

  const keep = (text: string) => keepDraft(place, { text, version })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft is looked for once, when the field appears
  useEffect(() => {
    if (!field.current) return
    // Typed before scripts loaded, or just refused: that is the newer text.
    if (field.current.value !== saved) return keep(field.current.value)
    const draft = readDraft(place)
    if (!draft) return
    if (draft.text.trim() === saved.trim()) return forgetDraft(place)
    field.current.value = draft.text
    field.current.closest('details')?.setAttribute('open', '')
    setRestored(draft.version === version ? 'yes' : 'older')
  }, [place])

  useEffect(() => {
    if (answer.state !== 'ok') return
    forgetDraft(place)
    setRestored('no')
  }, [answer, place])

  const discard = () => {
    forgetDraft(place)
    if (field.current) field.current.value = saved
    setRestored('no')
    field.current?.focus()
  }

  return (
    <>
      <TextField {...area} ref={field} readOnly={pending} onInput={(event) => keep(event.currentTarget.value)} />
      {restored !== 'no' && (
        <p role="status" className="meta">
          Your unsaved text is back.{' '}
          {restored === 'older' && 'What is saved has changed since you typed it: compare before you save. '}
          <button type="button" className="text-accent underline" onClick={discard}>
            Discard it
          </button>
        </p>
      )}
    </>
  )
}
