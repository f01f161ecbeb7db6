'use client'

import { type ComponentProps, type FormEvent, type ReactNode, useState } from 'react'
import { useAnswer } from './action-form'
import { typedIn } from './answer'
import { Difference } from './difference'
import { Field, TextField } from './field'
import { useStale } from './form-draft'

/** What stands in a field now: what came back with an answer, else what is saved, then what is typed. */
export function useTyped(name: string, saved: string) {
  const { answer } = useAnswer()
  const sent = typedIn(answer, name)
  const given = sent ?? saved
  const [typed, setTyped] = useState({ given, text: given })
  const text = typed.given === given ? typed.text : given
  return {
    text,
    onInput: (event: FormEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
      setTyped({ given, text: event.currentTarget.value }),
  }
}

/** Beside a field whose saved text may have changed meanwhile: that text, and how what was typed differs from it. */
export function SavedBeside({ saved, typed }: { saved: string; typed: string }) {
  if (!useStale() || saved.trim() === typed.trim()) return null
  return (
    <div className="grid gap-1.5 border-warn border-l-2 pl-3 text-sm">
      <p>
        <b className="font-medium">Saved now:</b>{' '}
        <span className="whitespace-pre-line [overflow-wrap:anywhere]">{saved || 'nothing'}</span>
      </p>
      {saved && typed && (
        <p>
          <b className="font-medium">With your changes:</b> <Difference before={saved} after={typed} />
        </p>
      )}
    </div>
  )
}

type Shared = { label: string; name: string; saved: string; hint?: string; children?: ReactNode }

/** A field of a thing that several people edit: keeps what was typed, and shows what somebody else saved meanwhile. */
export function EditedField({ saved, children, ...input }: Shared & Omit<ComponentProps<'input'>, 'defaultValue'>) {
  const { text, onInput } = useTyped(input.name, saved)
  const { pending } = useAnswer()
  return (
    <div className="grid content-start gap-1.5">
      <Field {...input} defaultValue={saved} readOnly={pending} onInput={onInput} />
      {children}
      <SavedBeside saved={saved} typed={text} />
    </div>
  )
}

type TextProps = Shared &
  Omit<ComponentProps<'textarea'>, 'defaultValue' | 'children'> & {
    /** What is to be said of the text as it is being typed. */
    say?: (text: string) => { hint?: string; below?: ReactNode }
    /** What stands below, by its id, for those who hear the field. */
    describedBy?: string
  }

/** The same for longer text. */
export function EditedText({ saved, children, say, ...area }: TextProps) {
  const { text, onInput } = useTyped(area.name, saved)
  const { pending } = useAnswer()
  const { hint, below } = say?.(text) ?? {}
  return (
    <div className="grid content-start gap-1.5">
      <TextField {...area} hint={hint ?? area.hint} defaultValue={saved} readOnly={pending} onInput={onInput} />
      {below}
      {children}
      <SavedBeside saved={saved} typed={text} />
    </div>
  )
}
