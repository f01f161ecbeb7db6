import type { GroupRole } from '@/lib/groups/group'
import type { ListRole } from '@/lib/lists/list-role'
import type { LookUpKind } from '@/lib/sources/look-up'

/** What a right is asked about: no more of a row than its predicates look at (`policy.ts`). */

/** A list by the most that the viewer may do with it, whoever gave them that: null where they do not have it. */
export type ListAccess = { viewersRole: ListRole | null }
/** A study on a list, by who has added it. */
export type ItemAccess = { listRole: ListRole | null; addedBy: string }
export type SearchAccess = { userId: string }
/** An entry of somebody's reading log. */
export type LogAccess = { userId: string }
/** A text by who has written it, and whether the viewer is one of those whom it is for. */
export type NoteAccess = { authorId: string; isForViewer: boolean }
export type CommentAccess = { authorId: string; isForViewer: boolean }
export type ThreadAccess = { openerId: string; isForViewer: boolean }
export type AccountAccess = { userId: string }
/** A group by what the viewer is in it: null where they are not in it. */
export type GroupAccess = { groupRole: GroupRole | null }
/** Whether the settings let everybody make groups. */
export type GroupMaking = { isOpen: boolean }
/** Whether links to lists are open to whoever asks. */
export type LinkAccess = { isOpen: boolean }
export type InvitationAccess = { invitedId: string }
export type UploadAccess = { userId: string }
export type NoticeAccess = { userId: string }
/** What somebody has asked a source on the internet for: a search is theirs, records come into the corpus. */
export type LookUpAccess = { userId: string; kind: LookUpKind }
/** A verdict by what the viewer is in its group, who owns it, and whether the viewer is one of those whom it is for. */
export type VerdictAccess = GroupAccess & { ownerId: string; isForViewer: boolean }

/** A session of a journal club by what the viewer is in its group. */
export type ClubAccess = GroupAccess
/** A question for such a session; `isOwn`: whether the viewer has asked it, as the database alone knows of one without a name. */
export type ClubQuestionAccess = GroupAccess & { isOwn: boolean }
/** A question by who asked it, what the viewer is in its group, and whether it was asked for. */
export type QuestionAccess = GroupAccess & { askedBy: string; isRequest: boolean }
