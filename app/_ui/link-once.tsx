'use client'

import { useState } from 'react'
import { useAnswer } from './action-form'
import { buttonClass } from './button-class'

/** The secret link in a form's answer: shown now, with `note` on what to do with it, and never again. */
export function LinkOnce({
  note = 'Hand this link over yourself. It is shown once and works once.',
  what = 'link',
}: {
  note?: string
  /** What it is that is copied, where it is no link. */
  what?: string
}) {
  const { answer } = useAnswer()
  const [copied, setCopied] = useState<string>()
  const link = answer.state === 'ok' && (answer.result as { link?: string } | undefined)?.link
  if (!link) return null
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    setCopied(link)
  }
  return (
    <div className="grid gap-1.5 rounded border border-line bg-accent-wash p-3">
      <label className="grid gap-1.5 text-sm">
        {note}
        <input
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
          className="h-9 w-full rounded border border-line-strong bg-surface px-2 text-[13px]"
        />
      </label>
      <button type="button" onClick={copy} className={buttonClass('plain', 'w-fit')}>
        {copied === link ? 'Copied' : `Copy the ${what}`}
      </button>
    </div>
  )
}
