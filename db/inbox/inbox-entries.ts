import { desc, eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { readersOf } from '@/db/access/audience-scope'
import type { Transaction } from '@/db/connection/pool'
import { clubSessions } from '@/db/schema/club'
import { comments } from '@/db/schema/comments'
import { groups, invitations } from '@/db/schema/groups'
import { readingLists } from '@/db/schema/lists'
import { notices } from '@/db/schema/notices'
import { questions } from '@/db/schema/questions'
import { savedSearches } from '@/db/schema/searches'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { verdicts } from '@/db/schema/verdicts'
import type { Readers } from '@/lib/access/audience'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { NoticedSession, NoticeKind } from '@/lib/inbox/notice'
import type { QuestionState } from '@/lib/questions/question'
import type { Mark } from '@/lib/studies/citable-text'
import { studyAddress } from '@/lib/studies/study-address'
import { type Kept, whereKept } from './kept-studies'

export type InboxNotice = {
  id: string
  kind: NoticeKind
  /** The title of the study that outranks the one that it is about. */
  by: string | null
  /** Whoever did it; null where an import brought it. */
  actor: string | null
  happenedAt: Date
  isUnread: boolean
  /** The very place. */
  address: string
  /** Who reads the discussion that it is about. */
  readers: Readers | null
  /** Where its reader has the study, for what became of one. */
  kept: Kept | null
  /** The verdict that it is about. */
  verdict: { group: string; reviewBy: string } | null
  /** The session of a journal club that it is about, as it stands now. */
  session: NoticedSession | null
  /** How many studies were new in the search that it is about. */
  newStudies: number | null
}

/** What happened about one study, list, group, session or search, the latest first. */
export type InboxEntry = {
  key: string
  studyId: number | null
  title: string
  titleMarks: Mark[] | null
  address: string
  notices: InboxNotice[]
}

const actor = alias(users, 'actor')
const stronger = alias(studies, 'stronger')
const clubGroup = alias(groups, 'club_group')

/** Those of the notices that `scope` has, by what they are about: first that about which something happened last. */
export async function inboxEntries(
  tx: Transaction,
  viewer: Viewer,
  scope: SQL | undefined,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<InboxEntry[]> {
  const about = sql`coalesce('study ' || ${notices.studyId}, 'session ' || ${notices.sessionId}, 'search ' || ${notices.searchId}, ${notices.id}::text)`
  const found = (
    await tx
      .select({
        id: notices.id,
        userId: notices.userId,
        kind: notices.kind,
        about: sql<string>`${about}`,
        actor: actor.name,
        happenedAt: notices.happenedAt,
        isUnread: sql<boolean>`${notices.seenAt} is null and ${notices.doneAt} is null`,
        commentId: notices.commentId,
        readers: readersOf(comments),
        study: { id: studies.id, pmid: studies.pmid, title: studies.title, titleMarks: studies.titleMarks },
        by: { id: stronger.id, pmid: stronger.pmid, title: stronger.title },
        list: { id: readingLists.id, name: readingLists.name },
        group: { name: groups.name, slug: groups.slug },
        verdict: {
          id: verdicts.id,
          reviewBy: verdicts.reviewBy,
          group: sql<string>`app.group_of_verdict(${verdicts.id})`,
        },
        question: { id: questions.id, text: questions.text, state: questions.state },
        session: {
          id: clubSessions.id,
          title: clubSessions.title,
          startsAt: clubSessions.startsAt,
          zone: clubSessions.zone,
          place: clubSessions.place,
        },
        search: { id: savedSearches.id, name: savedSearches.name },
        newStudies: notices.newStudies,
        club: clubGroup.name,
        isWaiting: sql<boolean>`${invitations.answeredAt} is null`,
      })
      .from(notices)
      .leftJoin(actor, eq(actor.id, notices.actorId))
      .leftJoin(studies, eq(studies.id, notices.studyId))
      .leftJoin(stronger, eq(stronger.id, notices.byStudyId))
      .leftJoin(comments, eq(comments.id, notices.commentId))
      .leftJoin(readingLists, eq(readingLists.id, notices.listId))
      .leftJoin(invitations, eq(invitations.id, notices.invitationId))
      .leftJoin(groups, eq(groups.id, invitations.groupId))
      .leftJoin(questions, eq(questions.id, notices.questionId))
      .leftJoin(savedSearches, eq(savedSearches.id, notices.searchId))
      .leftJoin(verdicts, eq(verdicts.id, notices.verdictId))
      .leftJoin(clubSessions, eq(clubSessions.id, notices.sessionId))
      .leftJoin(clubGroup, eq(clubGroup.id, clubSessions.groupId))
      .where(scope)
      .orderBy(
        desc(sql`max(${notices.happenedAt}) over (partition by ${about})`),
        about,
        desc(notices.happenedAt),
        notices.id,
      )
      .limit(limit)
      .offset(offset)
  ).filter((row) => can(viewer, 'notice.read', row))
  const kept = await whereKept(
    tx,
    viewer,
    found.flatMap(({ commentId, study, verdict }) => (study && !commentId && !verdict ? [study.id] : [])),
  )
  return entriesOf(found, kept)
}

type Found = {
  id: string
  kind: NoticeKind
  about: string
  actor: string | null
  happenedAt: Date
  isUnread: boolean
  commentId: string | null
  readers: Readers
  study: { id: number; pmid: number | null; title: string; titleMarks: Mark[] | null } | null
  by: { id: number; pmid: number | null; title: string } | null
  list: { id: string; name: string } | null
  group: { name: string; slug: string } | null
  verdict: { id: string; reviewBy: string; group: string } | null
  question: { id: string; text: string; state: QuestionState } | null
  session: (Omit<NoticedSession, 'group'> & { id: string; title: string }) | null
  search: { id: string; name: string } | null
  newStudies: number | null
  /** The group whose session it is. */
  club: string | null
  isWaiting: boolean
}

function entriesOf(found: readonly Found[], kept: ReadonlyMap<number, Kept>): InboxEntry[] {
  const entries = new Map<string, InboxEntry>()
  for (const row of found) {
    const { study, list, group, question, session, search } = row
    const address = addressOf(row)
    const entry = entries.get(row.about) ?? {
      key: row.about.replaceAll(' ', '-'),
      studyId: study?.id ?? null,
      title: study?.title ?? list?.name ?? group?.name ?? question?.text ?? session?.title ?? search?.name ?? '',
      titleMarks: study?.titleMarks ?? null,
      address,
      notices: [],
    }
    entry.notices.push({
      id: row.id,
      kind: row.kind,
      by: row.by?.title ?? null,
      actor: row.actor,
      happenedAt: row.happenedAt,
      isUnread: row.isUnread,
      address: row.commentId
        ? `${address}?tab=discussion#comment-${row.commentId}`
        : row.verdict
          ? `/verdicts/${row.verdict.id}`
          : row.by
            ? studyAddress(row.by)
            : row.kind === 'assigned' && list
              ? `/lists/${list.id}`
              : address,
      readers: row.commentId ? row.readers : null,
      kept: study && !row.commentId && !row.verdict ? (kept.get(study.id) ?? null) : null,
      verdict: row.verdict,
      session: session && {
        group: row.club ?? '',
        startsAt: session.startsAt,
        zone: session.zone,
        place: session.place,
      },
      newStudies: row.newStudies,
    })
    entries.set(row.about, entry)
  }
  return [...entries.values()]
}

function addressOf({ study, list, group, question, session, search, isWaiting }: Found): string {
  if (question) return `/questions?state=${question.state}`
  if (search) return `/searches/${search.id}`
  if (session) return `/clubs/${session.id}`
  if (study) return studyAddress(study)
  if (list) return `/lists/${list.id}`
  return isWaiting || !group ? '/groups' : `/groups/${group.slug}`
}
