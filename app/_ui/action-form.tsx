'use client'

import { createContext, type ReactNode, use, useActionState, useEffect } from 'react'
import { type Answer, IDLE } from './answer'
import { endDrafts } from './local-drafts'

const AnswerContext = createContext<{ answer: Answer<unknown>; pending: boolean }>({ answer: IDLE, pending: false })

/** The answer of the form that a field or message stands in. */
export const useAnswer = () => use(AnswerContext)

type Props<R> = {
  action: (previous: Answer<R>, form: FormData) => Promise<Answer<R>>
  children: ReactNode
  className?: string
  /** Fields that nobody sees: identifiers, versions, the form's own key. */
  hidden?: Record<string, string | number>
  label?: string
}

/** A form with one server action; it works before scripts load and draws all four answers. */
export function ActionForm<R>({ action, children, className, hidden, label }: Props<R>) {
  const [answer, submit, pending] = useActionState(action, IDLE as Awaited<Answer<R>>)
  const hasEnded = isSessionOver(answer)
  useEffect(() => {
    if (hasEnded) endDrafts()
  }, [hasEnded])
  return (
    <form action={submit} className={className} aria-busy={pending} aria-label={label}>
      <AnswerContext value={{ answer, pending }}>
        {Object.entries(hidden ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <FormAnswer hidden={hidden} />
      </AnswerContext>
    </form>
  )
}

/** Nothing went wrong: it would be done if the person said yes. */
const isQuestion = (answer: Answer<unknown>) => answer.state === 'refused' && answer.code === 'unconfirmed'

const isSessionOver = (answer: Answer<unknown>) => answer.state === 'refused' && answer.code === 'unauthenticated'

/** Whether the form comes back with words that a person typed: nobody fears for an address or a choice. */
const hasTyped = (answer: Answer<unknown>, hidden: Record<string, string | number>) =>
  (answer.state === 'refused' || answer.state === 'invalid') &&
  !isQuestion(answer) &&
  Object.entries(answer.values).some(
    ([name, values]) => !Object.hasOwn(hidden, name) && values.some((value) => /\s/.test(value.trim())),
  )

const KEPT = { inForm: 'Your text is kept.', inTab: 'Your text stays in this tab while you leave it open.' }

/** What came of it, said where a screen reader hears it. */
function FormAnswer({ hidden = {} }: Pick<Props<unknown>, 'hidden'>) {
  const { answer } = useAnswer()
  const text =
    answer.state === 'refused'
      ? answer.message
      : answer.state === 'invalid'
        ? (answer.fields.form ?? 'Something is missing or not right: see above.')
        : answer.state === 'ok'
          ? answer.message
          : undefined
  const failed = answer.state === 'refused' || answer.state === 'invalid'
  if (!text) return null
  return (
    <p
      role={failed ? 'alert' : 'status'}
      className={`text-sm ${isQuestion(answer) ? 'font-medium' : failed ? 'text-danger' : 'text-ink-2'}`}
    >
      {text} {hasTyped(answer, hidden) && KEPT[isSessionOver(answer) ? 'inTab' : 'inForm']}{' '}
      {isSessionOver(answer) && (
        <a href="/sign-in" target="_blank" rel="noopener" className="text-accent underline">
          Sign in in a new tab
        </a>
      )}
    </p>
  )
}
