import { AppError } from './app-error'
import type { Viewer } from './viewer'

/**
 * Who may do what, on one page. A right lists the people who have it: any one of them is enough, and what is
 * not in the table nobody may do. Row-level security in drizzle/ repeats every line that concerns one
 * person's things.
 */

/** What a right is asked about; only what the predicates below look at. */
export type Subject = {
  /** The person whose thing it is: owner of a list, author of a note or comment. */
  ownerId?: string
  /** The person who opened the thread a comment stands in. */
  threadOwnerId?: string
  /** The account that is being managed. */
  userId?: string
}

type Predicate = (viewer: Viewer, subject: Subject) => boolean

const anyone: Predicate = () => true
const signedIn: Predicate = (viewer) => viewer.kind === 'person'
const owner: Predicate = (viewer, subject) => viewer.kind === 'person' && viewer.id === subject.ownerId
const threadOwner: Predicate = (viewer, subject) => viewer.kind === 'person' && viewer.id === subject.threadOwnerId
const themselves: Predicate = (viewer, subject) => viewer.kind === 'person' && viewer.id === subject.userId
const editor: Predicate = (viewer) => viewer.kind === 'person' && viewer.role === 'editor'
const administrator: Predicate = (viewer) => viewer.kind === 'person' && viewer.role === 'administrator'
const anotherAdministrator: Predicate = (viewer, subject) =>
  administrator(viewer, subject) && !themselves(viewer, subject)
const operator: Predicate = (viewer) => viewer.kind === 'operator'

const RIGHTS = {
  'session.open': [anyone],
  'session.revoke': [themselves],

  'study.read': [signedIn],

  'list.create': [signedIn],
  'list.read': [owner],
  'list.change': [owner],
  'list.delete': [owner],

  'search.create': [signedIn],
  /** Keeping the questions one asked, and forgetting them. */
  'search.remember': [signedIn],
  'search.read': [owner],
  'search.change': [owner],
  'search.delete': [owner],
  /** Whoever holds the address of a feed reads it as the person who made it, as long as they have an account. */
  'search.feed': [owner],

  'note.create': [signedIn],
  'note.read': [owner],
  'note.change': [owner],
  'note.delete': [owner],

  'comment.create': [signedIn],
  'comment.read': [signedIn],
  'comment.change': [owner],
  'comment.delete': [owner, editor, administrator],
  'comment.resolve': [threadOwner, editor, administrator],

  /** Clinical text is the editors'; an administrator manages people. */
  'summary.change': [editor],
  'summary.check': [editor],
  'summary.restore': [editor],
  /** The drafts that wait for a person. */
  'queue.read': [editor],

  'account.change': [themselves],

  'people.read': [administrator, operator],
  'people.invite': [administrator, operator],
  /** Nobody may take their own rights away and lock the house behind them. */
  'people.change': [anotherAdministrator, operator],
  'imports.read': [editor, administrator],
  'audit.read': [administrator],
  /** How far the search index is, and to have all of it written again. */
  'index.read': [editor, administrator, operator],
  'index.rebuild': [administrator],
} satisfies Record<string, Predicate[]>

export type Right = keyof typeof RIGHTS

/** For buttons: whether to offer it. */
export function can(viewer: Viewer, right: Right, subject: Subject = {}): boolean {
  return RIGHTS[right].some((holds) => holds(viewer, subject))
}

/** For commands, inside the transaction that acts: throws `unauthenticated` or `forbidden`. */
export function authorize(viewer: Viewer, right: Right, subject: Subject = {}): void {
  if (can(viewer, right, subject)) return
  if (viewer.kind === 'visitor') throw new AppError('unauthenticated', 'Sign in first. What you typed is kept.')
  throw new AppError('forbidden', 'You may see this, but not do that with it.')
}
