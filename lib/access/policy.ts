import type * as Access from './asked-about'
import { forbidden, unauthenticated } from './denial'
import {
  addedItem,
  askedIt,
  askedItInClub,
  editsListOfItem,
  hasList,
  isAdministrator,
  isAskedFor,
  isClient,
  isCommentAuthor,
  isContributor,
  isEditor,
  isGroupLead,
  isInAudience,
  isInGroup,
  isInvited,
  isListEditor,
  isListOwner,
  isLogOwner,
  isLookUpOwner,
  isNoteAuthor,
  isOfRecords,
  isOpenToAll,
  isOperator,
  isScim,
  isSearch,
  isSearchOwner,
  isSignedIn,
  isSomebodyElses,
  isTheirNotice,
  isTheirOwnAccount,
  isUploader,
  mayAddThere,
  openedTheThread,
  ownsVerdict,
  type Predicate,
  readsForOwner,
} from './predicates'
import { everywhere, on, type Rule } from './rule'
import type { Client, Operator, Person, ScimClient, Viewer } from './viewer'

/**
 * Who may do what, on one page. A right lists ways to have it: any one of them is enough, and a way needs all of its
 * predicates. What is not in the table nobody may do. Row-level security in drizzle/ repeats every line that concerns
 * one person's things.
 */

const RIGHTS = {
  'session.revoke': on<Access.AccountAccess>([[isTheirOwnAccount]]),
  'study.read': everywhere<Person | Client>([[isSignedIn], [isClient]]),
  'list.create': everywhere([[isSignedIn]]),
  'list.read': on<Access.ListAccess>([[hasList]]),
  /** Not to see it among one's own lists any more, and what was given to oneself. */
  'list.leave': on<Access.ListAccess>([[hasList]]),
  'list.add': on<Access.ListAccess>([[isContributor]]),
  /** Its name, its question, its order. */
  'list.change': on<Access.ListAccess>([[isListEditor]]),
  /** Who has it, and what they may do with it. Nobody gives themselves more than they have: owners have all of it. */
  'list.share': on<Access.ListAccess>([[isListOwner]]),
  'list.delete': on<Access.ListAccess>([[isListOwner]]),
  /** To read a list by a link that somebody holds. */
  'link.open': on<Access.LinkAccess, Viewer>([[isSignedIn], [isOpenToAll]]),
  /** Why a study is on a list and until when it should be read, and to take it off. */
  'item.change': on<Access.ItemAccess>([[editsListOfItem], [mayAddThere, addedItem]]),

  /** How far one is with a study; whoever may say it reads their own. */
  'reading.change': everywhere([[isSignedIn]]),

  'group.create': on<Access.GroupMaking>([[isSignedIn, isOpenToAll], [isAdministrator]]),
  /** That it exists, what it is called and who is in it. */
  'group.read': on<Access.GroupAccess>([[isInGroup], [isAdministrator]]),
  /** Its name, who leads it, who is no longer in it, and whether it is in use. */
  'group.change': on<Access.GroupAccess>([[isGroupLead]]),
  'group.invite': on<Access.GroupAccess>([[isGroupLead]]),
  'group.leave': on<Access.GroupAccess>([[isInGroup]]),
  /** Notes and threads for those who are in it. */
  'group.write': on<Access.GroupAccess>([[isInGroup]]),
  /** What a group stands by, in its name. */
  'group.decide': on<Access.GroupAccess>([[isGroupLead]]),
  /** A draft is for those alone who may change it. */
  'verdict.read': on<Access.VerdictAccess>([[isInAudience], [isGroupLead], [isInGroup, ownsVerdict]]),
  /** Its words while it is a draft; to put it in force, confirm, supersede and withdraw it, and who owns it. */
  'verdict.change': on<Access.VerdictAccess>([[isGroupLead], [isInGroup, ownsVerdict]]),
  /** A session of a group's journal club, and the ballots that are revealed. */
  'club.read': on<Access.ClubAccess>([[isInGroup]]),
  /** To propose a study, to say which to read, and to cast a ballot of one's own. */
  'club.vote': on<Access.ClubAccess>([[isInGroup]]),
  /** Choosing, revealing, minutes, recording: whoever does it sees no more of ballots than everybody in the group. */
  'club.run': on<Access.ClubAccess>([[isGroupLead]]),
  /** To ask a question for a session, with or without one's name, and to support one. */
  'club.ask': on<Access.ClubAccess>([[isInGroup]]),
  /** Its words, until the session is over. */
  'club-question.change': on<Access.ClubQuestionAccess>([[isInGroup, askedItInClub]]),
  /** A lead deletes what should not stand there, and does not learn who has asked it. */
  'club-question.delete': on<Access.ClubQuestionAccess>([[isGroupLead], [isInGroup, askedItInClub]]),
  /** Sessions of one's groups as a calendar, by the address that one has made for it. */
  'calendar.read': on<Access.AccountAccess, Client>([[readsForOwner]]),
  'question.create': everywhere([[isSignedIn]]),
  'question.read': on<Access.QuestionAccess>([[askedIt], [isInGroup], [isEditor, isAskedFor]]),
  /** To close it and to open it again, too. */
  'question.answer': on<Access.QuestionAccess>([[askedIt], [isInGroup], [isEditor, isAskedFor]]),
  'question.delete': on<Access.QuestionAccess>([[askedIt]]),
  /** What people asked for that is not here. */
  'request.read': everywhere([[isEditor]]),
  'invitation.answer': on<Access.InvitationAccess>([[isInvited]]),
  /** Finding a colleague by name; an address is never among what is found. */
  'directory.read': everywhere([[isSignedIn]]),

  'search.create': everywhere([[isSignedIn]]),
  /** Keeping the questions one asked, and forgetting them. */
  'search.remember': everywhere([[isSignedIn]]),
  'search.read': on<Access.SearchAccess, Person | Client>([[isSearchOwner], [readsForOwner]]),
  'search.change': on<Access.SearchAccess>([[isSearchOwner]]),
  'search.delete': on<Access.SearchAccess>([[isSearchOwner]]),
  /** Making the address of a feed: whoever holds it reads as the person who made it, as long as they have an account. */
  'search.feed': on<Access.SearchAccess>([[isSearchOwner]]),

  /** What somebody has read, for themselves alone. */
  'log.create': everywhere([[isSignedIn]]),
  'log.read': on<Access.LogAccess>([[isLogOwner]]),
  'log.change': on<Access.LogAccess>([[isLogOwner]]),

  'note.create': everywhere([[isSignedIn]]),
  'note.read': on<Access.NoteAccess>([[isNoteAuthor], [isInAudience]]),
  /** Its words, and whom it is for. */
  'note.change': on<Access.NoteAccess>([[isNoteAuthor]]),
  'note.delete': on<Access.NoteAccess>([[isNoteAuthor]]),

  'comment.create': everywhere([[isSignedIn]]),
  'comment.read': on<Access.CommentAccess>([[isCommentAuthor], [isInAudience]]),
  'comment.answer': on<Access.CommentAccess>([[isInAudience]]),
  /** Whoever is out of the group of a thread says nothing more in it, and can take back what they said. */
  'comment.change': on<Access.CommentAccess>([[isCommentAuthor, isInAudience]]),
  'comment.delete': on<Access.CommentAccess>([[isCommentAuthor], [isEditor, isInAudience]]),
  'comment.resolve': on<Access.ThreadAccess>([
    [openedTheThread, isInAudience],
    [isEditor, isInAudience],
  ]),
  'notice.read': on<Access.NoticeAccess>([[isTheirNotice]]),
  /** Done, for later, new again. */
  'notice.change': on<Access.NoticeAccess>([[isTheirNotice]]),
  'summary.change': everywhere([[isEditor]]),
  'summary.check': everywhere([[isEditor]]),
  'summary.restore': everywhere([[isEditor]]),
  /** The summaries that wait for a person. */
  'queue.read': everywhere([[isEditor]]),
  'account.change': on<Access.AccountAccess>([[isTheirOwnAccount]]),
  'people.read': everywhere<Person | Operator>([[isAdministrator], [isOperator]]),
  'people.invite': everywhere<Person | Operator>([[isAdministrator], [isOperator]]),
  /** Nobody takes their own rights away; that one active administrator is left, the database sees to. */
  'people.change': on<Access.AccountAccess, Person | Operator>([[isAdministrator, isSomebodyElses], [isOperator]]),
  'imports.read': everywhere([[isEditor]]),
  /** Uploading literature, to be imported. */
  'upload.create': everywhere([[isEditor]]),
  /** What would become of an upload, and what did. */
  'upload.read': on<Access.UploadAccess>([[isEditor, isUploader], [isAdministrator]]),
  /** Deciding, importing, cancelling and undoing. */
  'upload.change': on<Access.UploadAccess>([[isEditor, isUploader], [isAdministrator]]),
  /** Searching at a source on the internet. */
  'lookup.create': everywhere([[isSignedIn]]),
  /** Having records fetched from one and imported. */
  'lookup.fetch': everywhere([[isEditor]]),
  'lookup.read': on<Access.LookUpAccess>([[isLookUpOwner], [isAdministrator, isOfRecords]]),
  /** Asking once more. */
  'lookup.change': on<Access.LookUpAccess>([
    [isLookUpOwner, isSearch],
    [isLookUpOwner, isEditor],
  ]),
  /** Sources on the internet: which are on, with what key, and how they do. */
  'source.read': everywhere([[isAdministrator]]),
  'source.change': everywhere([[isAdministrator]]),
  /** To see and to change what holds for the whole portal. */
  'setting.change': everywhere([[isAdministrator]]),
  'corpus-query.read': everywhere([[isEditor]]),
  'corpus-query.change': everywhere([[isEditor]]),
  /** What a provider's claims give. */
  'claim-mapping.read': everywhere([[isAdministrator]]),
  'claim-mapping.change': everywhere([[isAdministrator]]),
  /** How long things are kept, and what keeps them longer. */
  'retention.read': everywhere([[isAdministrator]]),
  'retention.change': everywhere([[isAdministrator]]),
  'hold.change': everywhere([[isAdministrator]]),
  'scim-token.read': everywhere([[isAdministrator]]),
  'scim-token.change': everywhere([[isAdministrator]]),
  'scim.read': everywhere<ScimClient>([[isScim]]),
  /** Accounts of people whom no other provider manages, and its own groups: no role is ever given. */
  'scim.change': everywhere<ScimClient>([[isScim]]),
  'audit.read': everywhere([[isAdministrator]]),
  /** How far the search index is, and to have all of it written again. */
  'index.read': everywhere<Person | Operator>([[isEditor], [isOperator]]),
  'index.rebuild': everywhere([[isAdministrator]]),
  /** The background jobs: what became of them, and to retry or cancel one. */
  'job.read': everywhere([[isAdministrator]]),
  'job.change': everywhere([[isAdministrator]]),
  'backup.read': everywhere([[isAdministrator]]),
}

type Rights = typeof RIGHTS
export type Right = keyof Rights
export const ALL_RIGHTS = Object.keys(RIGHTS) as Right[]

type AboutOf<R extends Right> = Rights[R] extends Rule<infer About, Viewer> ? About : never
type HolderOf<R extends Right> = Rights[R] extends Rule<never, infer Holder> ? Holder : never
/** What `can` and `authorize` take after the right: the row it is asked about, or nothing. */
export type Asked<R extends Right> = AboutOf<R> extends null ? [] : [about: AboutOf<R>]
/** The rights of a noun that can be asked about a `Row`: "list.change", "list.delete". */
export type RightOn<Noun extends string, Row> = {
  [R in Right]: R extends `${Noun}.${string}`
    ? AboutOf<R> extends null
      ? never
      : Row extends AboutOf<R>
        ? R
        : never
    : never
}[Right]

declare const authorised: unique symbol
/** A row for which `right` was proved: only such a row is taken by what changes it. */
export type Authorised<R extends Right, Row> = Row & { readonly [authorised]: R }

/** Whether to offer it, and whether to show it. */
export function can<R extends Right>(viewer: Viewer, right: R, ...asked: Asked<R>): boolean {
  const ways = RIGHTS[right].ways as readonly (readonly Predicate<unknown>[])[]
  return ways.some((way) => way.every((holds) => holds(viewer, asked[0] ?? null)))
}

/** For commands, inside the transaction that acts: throws `unauthenticated` or `forbidden`. */
export function authorize<R extends Right>(
  viewer: Viewer,
  right: R,
  ...asked: Asked<R>
): asserts viewer is HolderOf<R> {
  if (can(viewer, right, ...asked)) return
  if (viewer.kind === 'visitor') throw unauthenticated()
  throw forbidden(right, asked[0])
}

/** The row that a command may change: as `authorize`, and what comes back is the proof. */
export function authorisedRow<Row, R extends RightOn<string, Row>>(
  viewer: Viewer,
  right: R,
  row: Row,
): Authorised<R, Row> {
  authorize(viewer, right as Right, ...([row] as unknown as Asked<Right>))
  return row as Authorised<R, Row>
}
