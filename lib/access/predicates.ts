import { isAtLeast } from '@/lib/lists/list-role'
import type * as Access from './asked-about'
import type { Viewer } from './viewer'

/** Whether a viewer has a right, by what they are and by the row that it is asked about. */
export type Predicate<About> = (viewer: Viewer, about: About) => boolean

export const isSignedIn = (viewer: Viewer) => viewer.kind === 'person'
/** A program with an address that somebody has made, as a reader of feeds. */
export const isClient = (viewer: Viewer) => viewer.kind === 'client'
/** The program of an identity provider that manages accounts. */
export const isScim = (viewer: Viewer) => viewer.kind === 'scim'
export const isOperator = (viewer: Viewer) => viewer.kind === 'operator'
export const isAdministrator = (viewer: Viewer) => viewer.kind === 'person' && viewer.role === 'administrator'
/** Roles add up: an administrator may do what an editor may. */
export const isEditor = (viewer: Viewer) =>
  (viewer.kind === 'person' && viewer.role === 'editor') || isAdministrator(viewer)
export const hasList: Predicate<Access.ListAccess> = (viewer, { viewersRole }) =>
  isSignedIn(viewer) && viewersRole !== null
export const isContributor: Predicate<Access.ListAccess> = (viewer, { viewersRole }) =>
  isSignedIn(viewer) && isAtLeast(viewersRole, 'contributor')
export const isListEditor: Predicate<Access.ListAccess> = (viewer, { viewersRole }) =>
  isSignedIn(viewer) && isAtLeast(viewersRole, 'editor')
export const isListOwner: Predicate<Access.ListAccess> = (viewer, { viewersRole }) =>
  isSignedIn(viewer) && viewersRole === 'owner'
export const mayAddThere: Predicate<Access.ItemAccess> = (_viewer, { listRole }) => isAtLeast(listRole, 'contributor')
export const editsListOfItem: Predicate<Access.ItemAccess> = (viewer, { listRole }) =>
  isSignedIn(viewer) && isAtLeast(listRole, 'editor')
export const addedItem: Predicate<Access.ItemAccess> = (viewer, { addedBy }) => isThePerson(viewer, addedBy)
export const isLogOwner: Predicate<Access.LogAccess> = (viewer, { userId }) => isThePerson(viewer, userId)
export const isSearchOwner: Predicate<Access.SearchAccess> = (viewer, { userId }) => isThePerson(viewer, userId)
export const readsForOwner: Predicate<Access.AccountAccess> = (viewer, { userId }) =>
  viewer.kind === 'client' && viewer.personId === userId
export const isNoteAuthor: Predicate<Access.NoteAccess> = (viewer, { authorId }) => isThePerson(viewer, authorId)
export const isInAudience: Predicate<{ isForViewer: boolean }> = (viewer, { isForViewer }) =>
  isSignedIn(viewer) && isForViewer
export const isCommentAuthor: Predicate<Access.CommentAccess> = (viewer, { authorId }) => isThePerson(viewer, authorId)
export const openedTheThread: Predicate<Access.ThreadAccess> = (viewer, { openerId }) => isThePerson(viewer, openerId)
export const isInGroup: Predicate<Access.GroupAccess> = (viewer, { groupRole }) =>
  isSignedIn(viewer) && groupRole !== null
export const isGroupLead: Predicate<Access.GroupAccess> = (viewer, { groupRole }) =>
  isSignedIn(viewer) && groupRole === 'lead'
export const isOpenToAll: Predicate<{ isOpen: boolean }> = (_viewer, { isOpen }) => isOpen
export const isInvited: Predicate<Access.InvitationAccess> = (viewer, { invitedId }) => isThePerson(viewer, invitedId)
export const isUploader: Predicate<Access.UploadAccess> = (viewer, { userId }) => isThePerson(viewer, userId)
export const isLookUpOwner: Predicate<Access.LookUpAccess> = (viewer, { userId }) => isThePerson(viewer, userId)
export const isSearch: Predicate<Access.LookUpAccess> = (_viewer, { kind }) => kind === 'search'
export const isOfRecords: Predicate<Access.LookUpAccess> = (_viewer, { kind }) => kind === 'records'
export const isTheirNotice: Predicate<Access.NoticeAccess> = (viewer, { userId }) => isThePerson(viewer, userId)
export const ownsVerdict: Predicate<Access.VerdictAccess> = (viewer, { ownerId }) => isThePerson(viewer, ownerId)
export const askedIt: Predicate<Access.QuestionAccess> = (viewer, { askedBy }) => isThePerson(viewer, askedBy)
export const askedItInClub: Predicate<Access.ClubQuestionAccess> = (viewer, { isOwn }) => isSignedIn(viewer) && isOwn
export const isAskedFor: Predicate<Access.QuestionAccess> = (_viewer, { isRequest }) => isRequest
export const isTheirOwnAccount: Predicate<Access.AccountAccess> = (viewer, { userId }) => isThePerson(viewer, userId)
export const isSomebodyElses: Predicate<Access.AccountAccess> = (viewer, about) => !isTheirOwnAccount(viewer, about)

const isThePerson = (viewer: Viewer, id: string) => viewer.kind === 'person' && viewer.id === id
