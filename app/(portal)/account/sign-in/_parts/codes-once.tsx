'use client'

import { useAnswer } from '@/app/_ui/action-form'

/** The recovery codes in a form's answer: shown now and never again. */
export function CodesOnce() {
  const { answer } = useAnswer()
  const codes = answer.state === 'ok' && (answer.result as { codes?: string[] } | undefined)?.codes
  if (!codes) return null
  return (
    <div className="grid gap-3 rounded border border-line bg-accent-wash p-4">
      <p className="font-medium">Your recovery codes</p>
      <p className="text-sm">
        Print them or keep them in a safe place: each signs you in once when you do not have your app. They are shown
        only now, and earlier ones no longer work.
      </p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 font-mono text-sm max-md:grid-cols-1">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  )
}
