'use client'

import { useAnswer } from '@/app/_ui/action-form'

/** The address of a feed in a form's answer: shown now, and never again. */
export function FeedOnce() {
  const { answer } = useAnswer()
  const feed = answer.state === 'ok' && (answer.result as { feed?: string } | undefined)?.feed
  if (!feed) return null
  return (
    <label className="grid gap-1.5 rounded border border-line bg-accent-wash p-3 text-sm">
      Give this address to your feed reader. It is shown once.
      <input
        readOnly
        value={feed}
        onFocus={(event) => event.currentTarget.select()}
        className="h-9 w-full min-w-0 rounded border border-line-strong bg-surface px-2 text-[13px] md:w-[560px]"
      />
    </label>
  )
}
