'use client'

import { createContext, type ReactNode, use, useEffect, useRef } from 'react'
import { useAnswer } from './action-form'
import { forgetDraft, keepDraft, readDraft } from './local-drafts'
import { RestoredNotice, useRestored } from './restored-draft'

const StaleContext = createContext(false)

/** Whether what is saved may have changed since the form was filled: there is something to compare. */
export function useStale(): boolean {
  const { answer } = useAnswer()
  const isOlder = use(StaleContext)
  return isOlder || (answer.state === 'refused' && answer.code === 'conflict')
}

type Values = Record<string, string>
type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

type Props = {
  /** Whose form, and where: "<person>.summary.12". */
  place: string
  /** Version of what is being changed. */
  version: number
  /** What is saved, by the names of the fields. */
  saved: Values
  children: ReactNode
}

/** What was typed into the fields of a form outlives a closed tab and a crash, until the server has it or the session ends. */
export function FormDraft({ place, version, saved, children }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const [restored, setRestored] = useRestored(place)

  const keep = () => keepDraft(place, { text: JSON.stringify(valuesIn(root.current)), version })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft is looked for once, when the form appears
  useEffect(() => {
    // Typed before scripts loaded, or just refused: that is the newer text.
    if (!isSame(valuesIn(root.current), saved)) return keep()
    const draft = readDraft(place)
    const values = draft && valuesOf(draft.text)
    if (!values) return
    if (isSame({ ...saved, ...values }, saved)) return forgetDraft(place)
    fill(root.current, values)
    setRestored(draft.version === version ? 'yes' : 'older')
  }, [place])

  const discard = () => {
    fill(root.current, saved)
    forgetDraft(place)
    setRestored('no')
    fieldsIn(root.current)[0]?.focus()
  }

  return (
    <div ref={root} onInput={keep} className="grid gap-7">
      <RestoredNotice restored={restored} discard={discard} />
      <StaleContext value={restored === 'older'}>{children}</StaleContext>
    </div>
  )
}

const fieldsIn = (root: HTMLElement | null): Typed[] => [
  ...(root?.querySelectorAll<Typed>('input[name]:not([type=hidden]), textarea[name], select[name]') ?? []),
]

const valuesIn = (root: HTMLElement | null): Values =>
  Object.fromEntries(fieldsIn(root).map(({ name, value }) => [name, value]))

const isSame = (values: Values, saved: Values) =>
  Object.entries(saved).every(([name, value]) => (values[name] ?? '').trim() === value.trim())

function valuesOf(text: string): Values | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Puts the values in and tells whoever listens, as if they had been typed. */
function fill(root: HTMLElement | null, values: Values) {
  for (const field of fieldsIn(root)) {
    const value = values[field.name]
    if (value === undefined || value === field.value) continue
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
