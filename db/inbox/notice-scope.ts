import { and, inArray, isNotNull, isNull, not, or, type SQL, sql } from 'drizzle-orm'
import { seenBy } from '@/db/access/audience-scope'
import { ownedBy } from '@/db/access/owned-by'
import { seenSessions } from '@/db/club/club-scope'
import { waitingInvitations } from '@/db/groups/group-scope'
import { readableLists } from '@/db/lists/list-scope'
import { seenQuestions } from '@/db/questions/question-scope'
import { clubSessions } from '@/db/schema/club'
import { comments } from '@/db/schema/comments'
import { groups, invitations } from '@/db/schema/groups'
import { listItems, readingLists } from '@/db/schema/lists'
import { mailPreferences } from '@/db/schema/mail'
import { notes } from '@/db/schema/notes'
import { notices } from '@/db/schema/notices'
import { questions } from '@/db/schema/questions'
import { savedSearches } from '@/db/schema/searches'
import { verdicts } from '@/db/schema/verdicts'
import { seenVerdicts } from '@/db/verdicts/verdict-scope'
import type { Viewer } from '@/lib/access/viewer'
import { type InboxTab, STUDY_NOTICES } from '@/lib/inbox/notice'

/**
 * Notices of the viewer's own about what they may see at this moment: everything that reads an inbox says its scope by this
 * one, also what counts. What they may not see any more, or do not want to hear of, is not there.
 */
export const shownNotices = (viewer: Viewer): SQL | undefined =>
  and(
    ownedBy(viewer, notices.userId),
    not(isUnwanted(viewer)),
    or(isNull(notices.commentId), readableComment(viewer)),
    or(isNull(notices.listId), readableList(viewer)),
    or(isNull(notices.invitationId), openInvitation(viewer)),
    or(isNull(notices.verdictId), verdictOfGroup(viewer)),
    or(isNull(notices.questionId), shownQuestion(viewer)),
    or(isNull(notices.sessionId), sessionOfGroup(viewer)),
    or(isNull(notices.searchId), followedBy(viewer)),
    or(not(inArray(notices.kind, [...STUDY_NOTICES])), isOnListOfViewer(viewer), hasNoteOfViewer(viewer)),
  )

/** Of a kind of which they want to hear nothing; it comes back when they do. */
const isUnwanted = (viewer: Viewer) =>
  sql`${notices.kind} in (select ${mailPreferences.kind} from ${mailPreferences}
    where ${ownedBy(viewer, mailPreferences.userId)} and ${mailPreferences.channel} = 'none')`

const readableComment = (viewer: Viewer) =>
  sql`exists (select from ${comments} where ${comments.id} = ${notices.commentId}
    and ${comments.deletedAt} is null and ${seenBy(viewer, comments)})`

const readableList = (viewer: Viewer) =>
  sql`exists (select from ${readingLists} where ${readingLists.id} = ${notices.listId}
    and ${readingLists.deletedAt} is null and ${readableLists(viewer)})`

/** One that waits for an answer, or was accepted: its group is one of the viewer's now. */
const openInvitation = (viewer: Viewer) =>
  sql`exists (select from ${invitations} join ${groups} on ${groups.id} = ${invitations.groupId}
    where ${invitations.id} = ${notices.invitationId} and ((${waitingInvitations(viewer)} and ${groups.archivedAt} is null)
      or ${groups.id} = any ((select app.viewer_groups())::uuid[])))`

/** One that they may read, of a group that they are in still. */
const verdictOfGroup = (viewer: Viewer) =>
  sql`exists (select from ${verdicts} where ${verdicts.id} = ${notices.verdictId} and ${seenVerdicts(viewer)}
    and ${verdicts.groupId} = any ((select app.viewer_groups())::uuid[]))`

const shownQuestion = (viewer: Viewer) =>
  sql`exists (select from ${questions} where ${questions.id} = ${notices.questionId} and ${seenQuestions(viewer)})`

const sessionOfGroup = (viewer: Viewer) =>
  sql`exists (select from ${clubSessions} where ${clubSessions.id} = ${notices.sessionId} and ${seenSessions(viewer)})`

const followedBy = (viewer: Viewer) =>
  sql`exists (select from ${savedSearches} where ${savedSearches.id} = ${notices.searchId}
    and ${savedSearches.deletedAt} is null and ${ownedBy(viewer, savedSearches.userId)})`

const isOnListOfViewer = (viewer: Viewer) =>
  sql`exists (select from ${listItems} join ${readingLists} on ${readingLists.id} = ${listItems.listId}
    where ${listItems.studyId} = ${notices.studyId} and ${listItems.removedAt} is null
      and ${readingLists.deletedAt} is null and ${readableLists(viewer)})`

const hasNoteOfViewer = (viewer: Viewer) =>
  sql`exists (select from ${notes} where ${notes.studyId} = ${notices.studyId}
    and ${ownedBy(viewer, notes.authorId)} and ${notes.deletedAt} is null)`

/** What stands under each tab; what is done counts as nothing else. */
export const TABS: Record<InboxTab, SQL | undefined> = {
  new: and(isNull(notices.doneAt), isNull(notices.laterAt)),
  later: and(isNull(notices.doneAt), isNotNull(notices.laterAt)),
  done: isNotNull(notices.doneAt),
}
