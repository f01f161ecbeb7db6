'use client'

import { useId } from 'react'
import { useAnswer } from '@/app/_ui/action-form'
import { typedIn } from '@/app/_ui/answer'
import type { VerdictAudience } from '@/lib/verdicts/verdict'

/** Who may read a verdict: its group, or everyone here. In view before it is sent; works without scripts. */
export function AudienceChoice({ group, chosen }: { group: string; chosen: VerdictAudience }) {
  const id = useId()
  const { answer } = useAnswer()
  const now = typedIn(answer, 'audience') ?? chosen
  const radio = (value: VerdictAudience, words: string) => (
    <label className="flex min-w-0 items-baseline gap-2">
      <input
        type="radio"
        name="audience"
        value={value}
        defaultChecked={now === value}
        autoComplete="off"
        className="translate-y-px accent-accent"
      />
      <span className="min-w-0 [overflow-wrap:anywhere]">{words}</span>
    </label>
  )
  return (
    <fieldset key={now} aria-describedby={id} className="grid min-w-0 gap-1.5 text-sm">
      <legend className="mb-1.5 font-medium">Who may read it</legend>
      {radio('groups', `Only ${group}`)}
      {radio('everyone', 'Everyone here')}
      <p id={id} className="meta">
        For everyone here, what your group is called stands beside it.
      </p>
      {answer.state === 'refused' && answer.code === 'unconfirmed' && (
        <input type="hidden" name="confirmed" value="everyone" />
      )}
    </fieldset>
  )
}
