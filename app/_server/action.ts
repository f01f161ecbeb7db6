import 'server-only'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { AppError } from '@/lib/access/app-error'
import { type Person, type SignedIn, VISITOR } from '@/lib/access/viewer'
import type { Answer } from '../_ui/answer'
import { actionName } from './action-name'
import { fieldFaults, formFields, typedValues } from './form-fields'
import { isOwnOrigin } from './origin'
import { follow, type Outcome } from './outcome'
import { refusal } from './refusal'
import { currentSession } from './viewer'
import { mayWrite } from './write-rate'

type Action<R> = (previous: Answer<R>, form: FormData) => Promise<Answer<R>>

/**
 * A server action: a schema and a command. In this order: who asks, from where, is it well formed, not too
 * often, do it, answer. Nothing may be decided before or after.
 */
export function action<S extends z.ZodType, R = void>(
  schema: S,
  command: (viewer: Person, input: z.output<S>, signedIn: SignedIn) => Promise<R>,
  outcome: Outcome<z.output<S>, R> = {},
): Action<R> {
  return made(
    schema,
    (signedIn, input) => {
      if (!signedIn)
        throw new AppError(
          'unauthenticated',
          'Your session has ended and nothing was saved. Sign in in another tab, then send it again from here.',
        )
      return command(signedIn.person, input, signedIn)
    },
    outcome,
  )
}

/** An action for people who are not signed in yet: signing in itself, one-time links. */
export function openAction<S extends z.ZodType, R = void>(
  schema: S,
  command: (signedIn: SignedIn | null, input: z.output<S>) => Promise<R>,
  outcome: Outcome<z.output<S>, R> = {},
): Action<R> {
  return made(schema, command, outcome)
}

function made<S extends z.ZodType, R>(
  schema: S,
  command: (signedIn: SignedIn | null, input: z.output<S>) => Promise<R>,
  outcome: Outcome<z.output<S>, R>,
): Action<R> {
  const act: Action<R> = async (_previous, form) => {
    const values = form instanceof FormData ? typedValues(form, schema) : {}
    let destination: string | undefined
    let who: SignedIn | null = null
    try {
      who = await currentSession()
      const sent = await headers()
      if (!isOwnOrigin(sent))
        throw new AppError('forbidden', 'This did not come from a page of this portal. Reload the page and try again.')
      if (!(form instanceof FormData))
        throw new AppError('invalid', 'This form could not be read. Reload the page and try again.')
      const parsed = schema.safeParse(formFields(form))
      if (!parsed.success) return { state: 'invalid', fields: fieldFaults(parsed.error), values }
      if (!mayWrite(who?.person ?? VISITOR))
        throw new AppError('rate_limited', 'Too many requests. Try again in a few seconds.')
      const result = await command(who, parsed.data)
      const followed = await follow(outcome, result, parsed.data)
      destination = followed.destination
      if (!destination) {
        refresh()
        return { state: 'ok', message: followed.message, result }
      }
    } catch (error) {
      const refused = refusal(error, { action: actionName(act), person: who?.person.id })
      // The page beneath a conflict is read again, so that saving a second time is deliberate and not a dead end.
      if (refused.code === 'conflict') refresh()
      return { state: 'refused', ...refused, values }
    }
    redirect(destination)
  }
  return act
}
