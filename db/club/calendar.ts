import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { hashToken, newToken } from '@/db/access/token'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { unseen } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { calendarTokens, clubSessions } from '@/db/schema/club'
import { groupMembers, groups } from '@/db/schema/groups'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { authorize, can } from '@/lib/access/policy'
import { type Client, type Person, SIGN_IN, type Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { membershipOfSession, seenSessions } from './club-scope'

/** What a calendar says of a session, which is the same to everybody in its group and whatever anybody has voted. */
export type CalendarSession = Awaited<ReturnType<typeof select>>[number]

const select = (tx: Transaction, viewer: Viewer) =>
  tx
    .select({
      id: clubSessions.id,
      title: clubSessions.title,
      question: clubSessions.question,
      startsAt: sql<string>`${clubSessions.startsAt}`,
      zone: clubSessions.zone,
      lasts: clubSessions.lasts,
      place: clubSessions.place,
      state: clubSessions.state,
      changedAt: clubSessions.changedAt,
      version: clubSessions.version,
      group: groups.name,
      study: studies.title,
      groupRole: groupMembers.role,
    })
    .from(clubSessions)
    .innerJoin(groups, eq(groups.id, clubSessions.groupId))
    .leftJoin(studies, eq(studies.id, clubSessions.studyId))
    .leftJoin(groupMembers, membershipOfSession(viewer))
    .$dynamic()

/** One session for the viewer's calendar; null where it has no day yet, or is none of theirs. */
export async function sessionForCalendar(viewer: Viewer, id: string): Promise<CalendarSession | null> {
  if (!isUuid(id)) return null
  const [found] = await withViewer(viewer, (tx) =>
    select(tx, viewer).where(
      and(eq(clubSessions.id, id), seenSessions(viewer), sql`${clubSessions.startsAt} is not null`),
    ),
  )
  return found && can(viewer, 'club.read', found) ? found : unseen(viewer, 'club.read', 'club', id)
}

export async function hasCalendar(viewer: Person): Promise<boolean> {
  if (!can(viewer, 'account.change', { userId: viewer.id })) return false
  const rows = await withViewer(viewer, (tx) =>
    tx.select({ userId: calendarTokens.userId }).from(calendarTokens).where(ownedBy(viewer, calendarTokens.userId)),
  )
  return rows.length > 0
}

/** Makes the token of the viewer's calendar, which is shown now and never again; an earlier one no longer works. */
export async function openCalendar(viewer: Person): Promise<{ token: string }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'account.change', { userId: viewer.id })
    const token = newToken()
    const set = { tokenHash: hashToken(token) }
    await tx
      .insert(calendarTokens)
      .values({ userId: viewer.id, ...set })
      .onConflictDoUpdate({ target: calendarTokens.userId, set })
    await recordEvent(tx, viewer, 'calendar.open', viewer.id)
    return { token }
  })
}

/** From now on its address leads nowhere. */
export async function closeCalendar(viewer: Person): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'account.change', { userId: viewer.id })
    await tx.delete(calendarTokens).where(ownedBy(viewer, calendarTokens.userId))
    await recordEvent(tx, viewer, 'calendar.close', viewer.id)
  })
}

/** Sessions by the token of somebody's calendar; null where it was revoked, never was, or they have no account. */
export async function readCalendar(token: string): Promise<CalendarSession[] | null> {
  const [row] = await withViewer(SIGN_IN, (tx) =>
    tx
      .select({ userId: users.id })
      .from(calendarTokens)
      .innerJoin(users, and(eq(users.id, calendarTokens.userId), isNull(users.disabledAt)))
      .where(eq(calendarTokens.tokenHash, hashToken(token))),
  )
  return row ? readCalendarOf({ kind: 'client', personId: row.userId }, row.userId) : null
}

/** Sessions of the groups of a person from a year ago to two years from now, for a client of theirs. */
export async function readCalendarOf(viewer: Client, userId: string): Promise<CalendarSession[]> {
  if (!can(viewer, 'calendar.read', { userId })) return []
  return withViewer(viewer, (tx) =>
    select(tx, viewer)
      .where(
        and(
          seenSessions(viewer),
          sql`${clubSessions.startsAt} between now() - interval '1 year' and now() + interval '2 years'`,
        ),
      )
      .orderBy(asc(clubSessions.startsAt), asc(clubSessions.id))
      .limit(500),
  )
}
