import { eq, sql } from 'drizzle-orm'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { lockGroup } from '@/db/groups/lock-group'
import { clubSessions } from '@/db/schema/club'
import { AppError } from '@/lib/access/app-error'
import { compareVersion } from '@/lib/access/compare-version'
import type { Person, Viewer } from '@/lib/access/viewer'
import type { FormId } from '@/lib/club/appraisal-form'
import { type ClubNames, type ClubState, isOver, mayMove } from '@/lib/club/session'
import { lockSession } from './lock-session'

/** What the database raises where a session does not go this way, and where there are too few ballots to reveal. */
const NOT_THIS_WAY = 'PR010'
const TOO_FEW = 'PR011'
/** And where a recording is undone too late. */
const TOO_LATE = 'PR013'

export type Plan = {
  title: string
  question: string
  /** By the clock of the place, "2026-12-12T12:30"; null while nobody knows. */
  startsAt: string | null
  /** Whose clock that is; null as the portal's. */
  zone: string | null
  /** In minutes. */
  lasts: number
  voteBy: string | null
  place: string
}

type Ballots = {
  form: FormId
  names: ClubNames
  quorum: number
}

/** Opens a session of a group that the viewer leads. The same form posted twice opens one. */
export async function openSession(
  viewer: Person,
  input: Plan & Ballots & { key: string; groupId: string },
): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    const group = await lockGroup(tx, viewer, input.groupId, 'group.decide')
    return idempotent(tx, viewer, input.key, 'club.open', async () => {
      const { key: _key, groupId: _group, ...plan } = input
      const [made] = await tx
        .insert(clubSessions)
        .values({ ...plan, groupId: group.id, ledBy: viewer.id })
        .returning({ id: clubSessions.id })
      const id = made?.id as string
      await recordEvent(tx, viewer, 'club.open', id, { groupId: group.id })
      return { id }
    })
  })
}

/** Changes what the session is called, when and where it is. Refused when somebody else has changed it since `version`. */
export async function changeSession(
  viewer: Viewer,
  input: Plan & { sessionId: string; version: number },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const session = await lockSession(tx, viewer, input.sessionId)
    if (isOver(session.state)) throw notThisWay()
    compareVersion(session, input, 'session')
    const { sessionId: _session, version: _version, ...plan } = input
    await set(tx, session.id, plan)
    await recordEvent(tx, viewer, 'club.change', session.id)
  })
}

/** Takes the study with the most approvals; where several have as many, the one among them that the lead names. */
export async function chooseStudy(viewer: Viewer, input: { sessionId: string; studyId: number | null }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const session = await lockSession(tx, viewer, input.sessionId)
    if (session.state !== 'proposing') throw new AppError('conflict', 'A study has been chosen already.')
    const leading = (
      await tx.execute<{ id: number }>(sql`select most_approved::int as id from app.most_approved(${session.id})`)
    ).map(({ id }) => id)
    if (leading.length === 0) throw new AppError('conflict', 'Nobody has proposed a study yet.')
    const studyId = leading.length === 1 ? leading[0] : input.studyId
    if (studyId === null || studyId === undefined || !leading.includes(studyId))
      throw new AppError('conflict', 'Several studies have the same number of approvals. Choose one of them yourself.')
    await set(tx, session.id, { state: 'reading', studyId })
    await recordEvent(tx, viewer, 'club.choose', session.id, { studyId })
  })
}

/**
 * Opens the vote, reveals the ballots, takes the recording back within a day, archives or cancels. Whether there are enough
 * ballots to reveal is answered by revealing them, so that no page changes when somebody votes.
 */
export async function moveSession(viewer: Viewer, input: { sessionId: string; to: ClubState }): Promise<void> {
  try {
    await withViewer(viewer, async (tx) => {
      const session = await lockSession(tx, viewer, input.sessionId)
      if (session.state === input.to) return
      if (!mayMove(session.state, input.to)) throw notThisWay()
      const isReveal = session.state === 'voting' && input.to === 'revealed'
      await set(tx, session.id, { state: input.to, ...(isReveal && { revealedAt: sql`now()` }) })
      await recordEvent(tx, viewer, 'club.move', session.id, { to: input.to })
    })
  } catch (error) {
    if (sqlState(error) === TOO_FEW)
      throw new AppError('conflict', 'There are not enough ballots yet. Nothing was revealed.')
    if (sqlState(error) === TOO_LATE)
      throw new AppError(
        'conflict',
        'It was recorded more than a day ago, and stays. Write another verdict in its place.',
      )
    if (sqlState(error) === NOT_THIS_WAY) throw notThisWay()
    throw error
  }
}

/** Refused when somebody else has saved minutes since `version`. */
export async function saveMinutes(
  viewer: Viewer,
  input: { sessionId: string; version: number; minutes: string },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const session = await lockSession(tx, viewer, input.sessionId)
    if (isOver(session.state)) throw notThisWay()
    compareVersion(session, input, 'session')
    await set(tx, session.id, { minutes: input.minutes })
    await recordEvent(tx, viewer, 'club.minutes', session.id)
  })
}

/** In the transaction that makes the verdict: what a session has decided is recorded. */
export async function recordSession(
  tx: Transaction,
  viewer: Viewer,
  sessionId: string,
  verdict: { id: string; groupId: string; studyId: number },
): Promise<void> {
  const session = await lockSession(tx, viewer, sessionId)
  if (session.groupId !== verdict.groupId || session.studyId !== verdict.studyId)
    throw new AppError('invalid', 'This session was about another study, or of another group.')
  if (session.state !== 'revealed')
    throw new AppError('conflict', 'A verdict is written once the ballots are revealed, and once only.')
  await set(tx, session.id, { state: 'recorded', recordedAt: sql`now()` })
  await recordEvent(tx, viewer, 'club.record', session.id, { verdictId: verdict.id })
}

const notThisWay = () =>
  new AppError('conflict', 'The session is not at this step any more. What it is at now is shown here.')

type Columns = Parameters<ReturnType<Transaction['update']>['set']>[0]

const set = (tx: Transaction, id: string, columns: Columns) =>
  tx
    .update(clubSessions)
    .set({ ...columns, changedAt: sql`now()`, version: sql`${clubSessions.version} + 1` })
    .where(eq(clubSessions.id, id))
