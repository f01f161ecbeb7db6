'use client'

import { type ComponentProps, useEffect, useRef } from 'react'
import { useAnswer } from './action-form'
import { TextField } from './field'
import { forgetDraft, keepDraft, readDraft } from './local-drafts'
import { RestoredNotice, useRestored } from './restored-draft'

type Props = Omit<ComponentProps<typeof TextField>, 'ref'> & {
  /** Whose text, and where: "<person>.note.12". */
  place: string
  /** Version of the saved text that is being changed. */
  version?: number
}

/** A text field whose words outlive a closed tab and a crash, until the server has them or the session ends. */
export function DraftField({ place, version, ...area }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const { pending } = useAnswer()
  const [restored, setRestored] = useRestored(place)
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

  const discard = () => {
    forgetDraft(place)
    if (field.current) field.current.value = saved
    setRestored('no')
    field.current?.focus()
  }

  return (
    <>
      <TextField {...area} ref={field} readOnly={pending} onInput={(event) => keep(event.currentTarget.value)} />
      <RestoredNotice restored={restored} discard={discard} />
    </>
  )
}
