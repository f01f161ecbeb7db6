import type { Answer } from '@/app/_ui/answer'

/** What was said last, and whether it went wrong. */
export type Said = { text: string; failed?: boolean }

const AWAY = 'The portal could not be reached. Nothing was changed.'

export function formOf(fields: Record<string, string | number>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
  return form
}

/** What to say of an answer; null for one that never came. */
export function sayingOf(answer: Answer<unknown> | null): Said {
  if (answer?.state === 'ok') return { text: answer.message ?? 'Saved.' }
  if (answer?.state === 'refused') return { text: answer.message, failed: true }
  if (answer?.state === 'invalid') return { text: Object.values(answer.fields).join(' '), failed: true }
  return { text: AWAY, failed: true }
}
