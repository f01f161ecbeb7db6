import 'server-only'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { AppError } from '@/lib/access/app-error'
import type { Person, Viewer } from '@/lib/access/viewer'
import type { Answer } from '../_ui/answer'
import { actionName } from './action-name'
import { isOwnOrigin } from './origin'
import { follow, type Outcome } from './outcome'
import { refusal } from './refusal'
import { viewer } from './viewer'
import { mayWrite } from './write-rate'

type Action<R> = (previous: Answer<R>, form: FormData) => Promise<Answer<R>>

/**
 * A server action: a schema and a command. In this order: who asks, from where, is it well formed, not too
 * often, do it, answer. Nothing may be decided before or after.
 */
export function action<S extends z.ZodType, R = void>(
  schema: S,
  command: (viewer: Person, input: z.output<S>) => Promise<R>,
  outcome: Outcome<z.output<S>, R> = {},
): Action<R> {
  return made(
    schema,
    (who, input) => {
      if (who.kind !== 'person')
        throw new AppError(
          'unauthenticated',
          'Your session has ended and nothing was saved. Your text stays in this tab while you leave it open: sign in in another tab, then send it again from here.',
        )
      return command(who, input)
    },
    outcome,
  )
}

/** An action for people who are not signed in yet: signing in itself, one-time links. */
export function openAction<S extends z.ZodType, R = void>(
  schema: S,
  command: (viewer: Viewer, input: z.output<S>) => Promise<R>,
  outcome: Outcome<z.output<S>, R> = {},
): Action<R> {
  return made(schema, command, outcome)
}

function made<S extends z.ZodType, R>(
  schema: S,
  command: (viewer: Viewer, input: z.output<S>) => Promise<R>,
  outcome: Outcome<z.output<S>, R>,
): Action<R> {
  const act: Action<R> = async (_previous, form) => {
    const values = form instanceof FormData ? typedValues(form) : {}
    let destination: string | undefined
    let who: Viewer | undefined
    try {
      who = await viewer()
      const sent = await headers()
      if (!isOwnOrigin(sent))
        throw new AppError(
          'forbidden',
          'This did not come from a page of this portal. Reload the page and try again; your text is kept.',
        )
      if (!(form instanceof FormData))
        throw new AppError('invalid', 'This form could not be read. Reload the page and try again.')
      const parsed = schema.safeParse(formObject(form))
      if (!parsed.success) return { state: 'invalid', fields: faults(parsed.error), values }
      if (!mayWrite(who))
        throw new AppError('rate_limited', 'That was very fast. Wait a few seconds and try again; your text is kept.')
      const result = await command(who, parsed.data)
      const followed = await follow(outcome, result, parsed.data)
      destination = followed.destination
      if (!destination) {
        refresh()
        return { state: 'ok', message: followed.message, result }
      }
    } catch (error) {
      const person = who?.kind === 'person' ? who.id : undefined
      const refused = refusal(error, { action: actionName(act), person })
      // The page beneath a conflict is read again, so that saving a second time is deliberate and not a dead end.
      if (refused.code === 'conflict') refresh()
      return { state: 'refused', ...refused, values }
    }
    redirect(destination)
  }
  return act
}

/** Fields by name; a name that stands several times becomes a list. React's own fields are left out. */
function formObject(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue
    const all = form.getAll(name)
    fields[name] = all.length > 1 ? all : all[0]
  }
  return fields
}

/** What was typed, to fill the form again: never a password, never more than a form can show. */
function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.startsWith('$ACTION') && !/password|current|next|again|token/i.test(name))
      values[name] = value
  }
  return values
}

function faults(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? 'form')
    fields[name] ??= issue.message
  }
  return fields
}
