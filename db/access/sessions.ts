import { and, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { sessions, userAccounts, users } from '@/db/schema/users'
import { hidden, missing } from '@/lib/access/denial'
import { authorize } from '@/lib/access/policy'
import { type Person, SIGN_IN, type SignedIn } from '@/lib/access/viewer'
import { ownedBy } from './owned-by'
import { hashToken, newToken } from './token'

export type SessionLimits = { idleMinutes: number; absoluteHours: number }

const alive = (limits: SessionLimits) =>
  and(
    isNull(sessions.revokedAt),
    eq(sessions.awaitsCode, false),
    gt(sessions.expiresAt, sql`now()`),
    gt(sessions.lastSeenAt, sql`now() - make_interval(mins => ${limits.idleMinutes})`),
  )

/**
 * Opens a session inside the transaction of a sign-in and returns the token for its cookie. What the person saw
 * last becomes "since you last looked".
 */
export async function openSession(
  tx: Transaction,
  userId: string,
  device: string | null,
  limits: SessionLimits,
): Promise<string> {
  const token = newToken()
  await tx
    .update(userAccounts)
    .set({ lookedAt: sql`(select max(last_seen_at) from sessions where user_id = ${userId} and not awaits_code)` })
    .where(eq(userAccounts.userId, userId))
  await tx.insert(sessions).values({
    tokenHash: hashToken(token),
    userId,
    device: device?.slice(0, 300),
    expiresAt: sql`now() + make_interval(hours => ${limits.absoluteHours})`,
  })
  await recordEvent(tx, SIGN_IN, 'session.open', userId)
  return token
}

/** How long somebody may look for their code. */
const WAITING_MINUTES = 10

/** A session by which nobody is signed in until a code has been shown; returns the token for its cookie. */
export async function openWaitingSession(tx: Transaction, userId: string, device: string | null): Promise<string> {
  const token = newToken()
  await tx.insert(sessions).values({
    tokenHash: hashToken(token),
    userId,
    device: device?.slice(0, 300),
    awaitsCode: true,
    expiresAt: sql`now() + make_interval(mins => ${WAITING_MINUTES})`,
  })
  return token
}

/** Ends the session that a browser holds because another one takes its place there, whoever's it is. */
export async function replaceSession(tx: Transaction, token: string): Promise<void> {
  const [ended] = await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(
      and(eq(sessions.tokenHash, hashToken(token)), isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`)),
    )
    .returning({ userId: sessions.userId, awaitsCode: sessions.awaitsCode })
  if (ended && !ended.awaitsCode) await recordEvent(tx, SIGN_IN, 'session.replace', ended.userId)
}

/**
 * Who holds `token`, null where nobody does: read at every request, so that revoking, disabling and a change of role count
 * at once.
 */
export async function findSession(token: string, limits: SessionLimits): Promise<SignedIn | null> {
  return withViewer(SIGN_IN, async (tx) => {
    const [found] = await tx
      .select({
        sessionId: sessions.id,
        id: users.id,
        name: users.name,
        role: users.role,
        preferences: userAccounts.preferences,
        stale: sql<boolean>`${sessions.lastSeenAt} < now() - interval '1 minute'`,
      })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .innerJoin(userAccounts, eq(userAccounts.userId, users.id))
      .where(and(eq(sessions.tokenHash, hashToken(token)), alive(limits), isNull(users.disabledAt)))
    if (!found) return null
    const { stale, sessionId, preferences, ...person } = found
    if (stale) await tx.update(sessions).set({ lastSeenAt: sql`now()` }).where(eq(sessions.id, sessionId))
    return { person: { kind: 'person', ...person }, session: { id: sessionId }, preferences }
  })
}

export type SessionRow = { id: string; device: string | null; createdAt: Date; lastSeenAt: Date; current: boolean }

/** The viewer's own sessions that still stand, the latest first; `session` is the current one. */
export async function listSessions(
  { person: viewer, session }: SignedIn,
  limits: SessionLimits,
): Promise<SessionRow[]> {
  const rows = await withViewer(viewer, (tx) =>
    tx
      .select({
        id: sessions.id,
        device: sessions.device,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .where(and(ownedBy(viewer, sessions.userId), alive(limits)))
      .orderBy(desc(sessions.lastSeenAt)),
  )
  return rows.map((row) => ({ ...row, current: row.id === session.id }))
}

/** Ends one of the viewer's sessions, this one included. */
export async function revokeSession(viewer: Person, input: { sessionId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'session.revoke', { userId: viewer.id })
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(sessions.id, input.sessionId), eq(sessions.userId, viewer.id), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id })
    if (ended.length === 0) throw missing(viewer, 'session', hidden('session.revoke', 'session', input.sessionId))
    await recordEvent(tx, viewer, 'session.revoke', input.sessionId)
  })
}

/** Ends every session of the viewer but this one. */
export async function revokeOtherSessions({ person: viewer, session }: SignedIn): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'session.revoke', { userId: viewer.id })
    await endSessions(tx, viewer.id, session.id)
    await recordEvent(tx, viewer, 'session.revoke-others', viewer.id)
  })
}

/** Ends all sessions of `userId` except `keep`: after a new password, a disabling, a change of rights. */
export async function endSessions(tx: Transaction, userId: string, keep?: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), keep ? ne(sessions.id, keep) : undefined))
}
