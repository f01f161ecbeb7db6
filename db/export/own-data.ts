import { asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { readAccount } from '@/db/access/account'
import { readersOf } from '@/db/access/audience-scope'
import { ownedBy } from '@/db/access/owned-by'
import { ownClubs } from '@/db/club/own-clubs'
import { withViewer } from '@/db/connection/with-viewer'
import { shownNotices } from '@/db/inbox/notice-scope'
import { ownLists } from '@/db/lists/list-scope'
import { readMailChoices } from '@/db/mail/mail-choices'
import { exportNotes } from '@/db/notes/note-list'
import { listPasskeys } from '@/db/passkeys/passkeys'
import { ownQuestions } from '@/db/questions/list-questions'
import { exportLog } from '@/db/reading-log/reading-log'
import { clubSessions } from '@/db/schema/club'
import { comments } from '@/db/schema/comments'
import { groups, invitations } from '@/db/schema/groups'
import { listLinks } from '@/db/schema/list-links'
import { readingLists } from '@/db/schema/lists'
import { notices } from '@/db/schema/notices'
import { studyReadings } from '@/db/schema/readings'
import { savedSearches } from '@/db/schema/searches'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { settings } from '@/db/settings/settings'
import { verdictsOwnedBy } from '@/db/verdicts/list-verdicts'
import { can } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import type { OwnData } from '@/lib/export/own-files'
import { studyAddress } from '@/lib/studies/study-address'

/** Everything here that a person has written or chosen, but for what stands on their lists; null for nobody. */
export async function readOwnData(viewer: Person): Promise<OwnData | null> {
  const account = await readAccount(viewer)
  if (!account || !can(viewer, 'study.read')) return null
  const notes = await exportNotes(viewer)
  const asked = await ownQuestions(viewer)
  const owned = await verdictsOwnedBy(viewer)
  const clubs = (await ownClubs(viewer)) ?? { ballots: [], proposed: [], wouldRead: [], asked: [], supported: [] }
  const log = await exportLog(viewer)
  const passkeys = await listPasskeys(viewer)
  const chosen = await readMailChoices(viewer, settings().zone)
  return withViewer(viewer, async (tx) => {
    const lists = await tx
      .select({ id: readingLists.id, name: readingLists.name, description: readingLists.description })
      .from(readingLists)
      .where(sql`${ownLists(viewer)} and ${readingLists.deletedAt} is null`)
      .orderBy(asc(sql`lower(${readingLists.name})`), asc(readingLists.id))
    const links = await tx
      .select({
        list: readingLists.name,
        label: listLinks.label,
        kind: listLinks.kind,
        withNotes: listLinks.withNotes,
        createdAt: listLinks.createdAt,
        endsOn: listLinks.endsOn,
        revokedAt: listLinks.revokedAt,
      })
      .from(listLinks)
      .leftJoin(readingLists, eq(readingLists.id, listLinks.listId))
      .where(ownedBy(viewer, listLinks.createdBy))
      .orderBy(asc(listLinks.createdAt), asc(listLinks.id))
    const written = await tx
      .select({
        id: comments.id,
        threadId: comments.threadId,
        quote: comments.quote,
        body: comments.body,
        readers: readersOf(comments),
        createdAt: comments.createdAt,
        editedAt: comments.editedAt,
        study,
      })
      .from(comments)
      .innerJoin(studies, eq(studies.id, comments.studyId))
      .where(sql`${ownedBy(viewer, comments.authorId)} and ${isNull(comments.deletedAt)}`)
      .orderBy(asc(comments.createdAt), asc(comments.id))
    const readings = await tx
      .select({
        status: studyReadings.status,
        readAt: studyReadings.readAt,
        changedAt: studyReadings.changedAt,
        study,
      })
      .from(studyReadings)
      .innerJoin(studies, eq(studies.id, studyReadings.studyId))
      .where(ownedBy(viewer, studyReadings.userId))
      .orderBy(desc(studyReadings.changedAt), asc(studyReadings.studyId))
    const searches = await tx
      .select({ name: savedSearches.name, query: savedSearches.query, createdAt: savedSearches.createdAt })
      .from(savedSearches)
      .where(sql`${ownedBy(viewer, savedSearches.userId)} and ${isNull(savedSearches.deletedAt)}`)
      .orderBy(asc(savedSearches.createdAt), asc(savedSearches.id))
    const inbox = await tx
      .select({
        kind: notices.kind,
        by: users.name,
        study,
        list: readingLists.name,
        group: groups.name,
        session: clubSessions.title,
        happenedAt: notices.happenedAt,
        openedAt: notices.seenAt,
        laterSince: notices.laterAt,
        doneAt: notices.doneAt,
      })
      .from(notices)
      .leftJoin(users, eq(users.id, notices.actorId))
      .leftJoin(studies, eq(studies.id, notices.studyId))
      .leftJoin(readingLists, eq(readingLists.id, notices.listId))
      .leftJoin(invitations, eq(invitations.id, notices.invitationId))
      .leftJoin(groups, eq(groups.id, invitations.groupId))
      .leftJoin(clubSessions, eq(clubSessions.id, notices.sessionId))
      .where(shownNotices(viewer))
      .orderBy(desc(notices.happenedAt), asc(notices.id))
    const { name, email, preferences } = account
    return {
      account: {
        name,
        email,
        role: viewer.role,
        preferences,
        passkeys: passkeys.map(({ name, createdAt, lastUsedAt }) => ({ name, createdAt, lastUsedAt })),
      },
      lists,
      links,
      notes,
      comments: written.map(withAddress),
      readings: readings.map(withAddress),
      searches,
      log: log.map(({ readOn, title, minutes, reflection, address }) => ({
        readOn,
        title,
        minutes,
        reflection,
        address,
      })),
      verdicts: owned.map(({ group, state, bottomLine, stance, appliesTo, decidedOn, reviewBy, study }) => ({
        group,
        state,
        bottomLine,
        stance,
        appliesTo,
        decidedOn,
        reviewBy,
        study: { title: study.title, address: study.address },
      })),
      questions: asked.map(({ text, group, isRequest, times, askedAt, state, answer, answeredAt, studies }) => ({
        text,
        group,
        isRequest,
        times,
        askedAt,
        state,
        answer,
        answeredAt,
        studies,
      })),
      inbox: inbox.map((row) => (row.study ? withAddress({ ...row, study: row.study }) : { ...row, study: null })),
      clubs,
      mail: chosen && chosen.version > 0 ? { ...chosen.choices, channels: chosen.channels } : null,
    }
  })
}

const study = { id: studies.id, title: studies.title, pmid: studies.pmid, doi: studies.doi }

type Named = { id: number; title: string; pmid: number | null; doi: string | null }

function withAddress<Row extends { study: Named }>({ study: { id, ...named }, ...row }: Row) {
  return { ...row, study: { ...named, address: studyAddress({ id, ...named }) } }
}
