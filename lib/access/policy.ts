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
const administrator: Predicate = (viewer) => viewer.kind === 'person' && viewer.role === 'administrator'
/** Roles add up: an administrator may do what an editor may. */
const editor: Predicate = (viewer, subject) =>
  (viewer.kind === 'person' && viewer.role === 'editor') || administrator(viewer, subject)
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
  'comment.delete': [owner, editor],
  'comment.resolve': [threadOwner, editor],

  'summary.change': [editor],
  'summary.check': [editor],
  'summary.restore': [editor],
  /** The summaries that wait for a person. */
  'queue.read': [editor],

  'account.change': [themselves],

  'people.read': [administrator, operator],
  'people.invite': [administrator, operator],
  /** Nobody takes their own rights away; that one active administrator is left, the database sees to. */
  'people.change': [anotherAdministrator, operator],
  'imports.read': [editor],
  'audit.read': [administrator],
  /** How far the search index is, and to have all of it written again. */
  'index.read': [editor, operator],
  'index.rebuild': [administrator],
} satisfies Record<string, Predicate[]>

export type Right = keyof typeof RIGHTS
export const RIGHT_NAMES = Object.keys(RIGHTS) as Right[]

/** For buttons: whether to offer it. */
export function can(viewer: Viewer, right: Right, subject: Subject = {}): boolean {
  return RIGHTS[right].some((holds) => holds(viewer, subject))
}

/** For commands, inside the transaction that acts: throws `unauthenticated` or `forbidden`. */
export function authorize(viewer: Viewer, right: Right, subject: Subject = {}): void {
  if (can(viewer, right, subject)) return
  if (viewer.kind === 'visitor') throw new AppError('unauthenticated', 'Sign in first.')
  throw new AppError('forbidden', 'You do not have the right to do this.')
}
