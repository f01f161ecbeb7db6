'use client'

import { useAnswer } from '@/app/_ui/action-form'
import { typedIn } from '@/app/_ui/answer'
import { TextField } from '@/app/_ui/field'
import { CLUB_LIMITS } from '@/lib/club/session'

/** The words of a question. Once their writer was asked whether they name a patient, the same words are taken. */
export function AskedText({ label, saved }: { label: string; saved?: string }) {
  const { answer } = useAnswer()
  const warned = answer.state === 'refused' && answer.code === 'unconfirmed' ? typedIn(answer, 'text') : undefined
  return (
    <>
      <TextField
        label={label}
        name="text"
        rows={2}
        required
        maxLength={CLUB_LIMITS.asked}
        autoComplete="off"
        defaultValue={saved}
        hint="No patient data."
      />
      {warned !== undefined && <input type="hidden" name="confirmed" value={warned} />}
    </>
  )
}
