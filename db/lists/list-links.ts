import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import { hashToken, newToken } from '@/db/access/token'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { listLinks } from '@/db/schema/list-links'
import { users } from '@/db/schema/users'
import { AppError, notFound } from '@/lib/access/app-error'
import { hidden, missing } from '@/lib/access/denial'
import { can } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { type FrozenList, LINK_LIMITS, type LinkKind } from '@/lib/lists/list-link'
import { lockList } from './lock-list'
import { readSharing } from './sharing'

/** A link as the owners of its list see it: its address is not there to be seen. */
export type ListLink = {
  id: string
  kind: LinkKind
  withNotes: boolean
  label: string
  endsOn: string | null
  createdAt: Date
  revokedAt: Date | null
  madeBy: string
}

/** The links of a list, the newest first, and whether they open it to strangers; null for whoever does not own it. */
export async function readLinks(
  viewer: Viewer,
  listId: string,
): Promise<{ links: ListLink[]; areOpen: boolean } | null> {
  const list = await readSharing(viewer, listId)
  if (!list || !can(viewer, 'list.share', list)) return null
  return withViewer(viewer, async (tx) => {
    const links = await tx
      .select({
        id: listLinks.id,
        kind: listLinks.kind,
        withNotes: listLinks.withNotes,
        label: listLinks.label,
        endsOn: listLinks.endsOn,
        createdAt: listLinks.createdAt,
        revokedAt: listLinks.revokedAt,
        madeBy: users.name,
      })
      .from(listLinks)
      .innerJoin(users, eq(users.id, listLinks.createdBy))
      .where(eq(listLinks.listId, list.id))
      .orderBy(desc(listLinks.createdAt), desc(listLinks.id))
      .limit(200)
    const [row] = await tx.execute<{ open: boolean }>(sql`select app.links_are_open() as open`)
    return { links, areOpen: row?.open === true }
  })
}

export type NewLink = {
  listId: string
  key: string
  kind: LinkKind
  label: string
  endsOn: string | null
  withNotes: boolean
}

/**
 * Makes a link to a list that the viewer owns. Its token is returned now and kept nowhere; the same form sent again makes
 * nothing, and says that the address cannot be shown again.
 */
export async function createLink(viewer: Viewer, input: NewLink): Promise<{ token: string }> {
  return withViewer(viewer, async (tx) => {
    const list = await lockList(tx, viewer, input.listId, 'list.share')
    const person = viewer as Person
    let token: string | null = null
    await idempotent(tx, person, input.key, 'list.make-link', async () => {
      await refuseTooMany(tx, list.id)
      if (input.endsOn !== null && input.endsOn < (await today(tx)))
        throw new AppError('invalid', 'The last day has passed. Choose a later one, or none.')
      token = newToken()
      const [made] = await tx
        .insert(listLinks)
        .values({
          listId: list.id,
          tokenHash: hashToken(token),
          kind: input.kind,
          withNotes: input.withNotes,
          label: input.label,
          endsOn: input.endsOn,
          createdBy: person.id,
          frozen: input.kind === 'frozen' ? await freeze(tx, list.id, person, input.withNotes) : null,
        })
        .returning({ id: listLinks.id })
      await recordEvent(tx, viewer, 'list.make-link', list.id, { kind: input.kind, withNotes: input.withNotes })
      return { id: made?.id }
    })
    if (!token)
      throw new AppError('conflict', 'This link is made already. Its address was shown once: make another one.')
    return { token }
  })
}

/** Ends a link for good: from its next request on whoever holds the address gets what they would get for any other. */
export async function revokeLink(viewer: Viewer, input: { linkId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const [where] = isUuid(input.linkId)
      ? await tx.select({ listId: listLinks.listId }).from(listLinks).where(eq(listLinks.id, input.linkId))
      : []
    if (!where) throw missing(viewer, 'link', hidden('list.share', 'list link', input.linkId))
    const list = await lockList(tx, viewer, where.listId, 'list.share')
    const revoked = await tx
      .update(listLinks)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(listLinks.id, input.linkId), eq(listLinks.listId, list.id), isNull(listLinks.revokedAt)))
      .returning({ id: listLinks.id })
    if (revoked.length === 0) throw notFound('link')
    await recordEvent(tx, viewer, 'list.revoke-link', list.id)
  })
}

async function refuseTooMany(tx: Transaction, listId: string) {
  const [{ links } = { links: 0 }] = await tx
    .select({ links: count() })
    .from(listLinks)
    .where(and(eq(listLinks.listId, listId), isNull(listLinks.revokedAt)))
  if (links >= LINK_LIMITS.links)
    throw new AppError('conflict', `A list has at most ${LINK_LIMITS.links} links. Revoke one first.`)
}

/** As the database reckons the end of a link: a day in UTC. */
async function today(tx: Transaction): Promise<string> {
  const [row] = await tx.execute<{ day: string }>(sql`select (now() at time zone 'UTC')::date::text as day`)
  return row?.day as string
}

/** A locked list as it stands: what a frozen link shows from now on. */
async function freeze(tx: Transaction, listId: string, person: Person, withNotes: boolean): Promise<FrozenList> {
  const notes = sql`array(select jsonb_build_object('id', n.id, 'version', n.version) from notes n
    where n.study_id = i.study_id and n.author_id = ${person.id} and n.audience = 'everyone' and n.deleted_at is null
    order by n.created_at, n.id)`
  const [row] = await tx.execute<{ frozen: FrozenList }>(sql`
    select jsonb_build_object('name', l.name, 'description', l.description, 'items', coalesce((
      select jsonb_agg(jsonb_build_object('studyId', i.study_id, 'title', s.title,
          'reason', case when ${withNotes} or not i.reason_is_private then i.reason else '' end,
          'summary', case when c.version is not null then jsonb_build_object('version', c.version, 'tldr', c.tldr,
            'isDrafted', c.maker = 'machine', 'facts', c.facts) end,
          'notes', case when ${withNotes} then to_jsonb(${notes}) else '[]'::jsonb end)
        order by i.position, i.id)
      from list_items i join studies s on s.id = i.study_id
      left join study_summaries c on c.study_id = i.study_id and c.current
      where i.list_id = l.id and i.removed_at is null), '[]'::jsonb)) as frozen
    from reading_lists l where l.id = ${listId}`)
  return row?.frozen as FrozenList
}
