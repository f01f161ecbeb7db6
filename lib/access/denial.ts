import { AppError, type Denial, notFound } from './app-error'
import type { Viewer } from './viewer'

/** Kinds of things whose being there is kept from those who may not see them. */
export type HiddenKind =
  | 'list'
  | 'item'
  | 'grant'
  | 'list link'
  | 'note'
  | 'comment'
  | 'search'
  | 'log'
  | 'notice'
  | 'group'
  | 'group address'
  | 'member'
  | 'invitation'
  | 'verdict'
  | 'club'
  | 'question'
  | 'upload'
  | 'lookup'
  | 'session'
  | 'passkey'

/** To have asked about a thing without having seen it. */
export const hidden = (right: string, kind: HiddenKind, id: string): Denial => ({ right, kind, id, isHidden: true })

/** `forbidden`, about whatever has an id: a row, or the account of a person. */
export function forbidden(right: string, about: unknown, words = 'You do not have the right to do this.'): AppError {
  const { id, userId } = (about ?? {}) as { id?: unknown; userId?: unknown }
  const [subject = null] = [id, userId].filter((one) => typeof one === 'string')
  return new AppError('forbidden', words, { right, kind: kindOf(right), id: subject, isHidden: false })
}

/** For something that is not there, or not there for this viewer: whoever is not signed in hears that first. */
export const missing = (viewer: Viewer, noun: string, denial: Denial | null = null): AppError =>
  viewer.kind === 'visitor' ? unauthenticated() : notFound(noun, denial)

export const unauthenticated = () => new AppError('unauthenticated', 'Sign in first.')

/** "list.share" is asked about a list. */
const kindOf = (right: string) => right.slice(0, right.indexOf('.'))
