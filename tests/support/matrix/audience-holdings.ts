import type postgres from 'postgres'
import type { Host } from './group-holdings'
import type { Holding, Name } from './holdings'

/** Who is in the panel: the reader and the editor lead it, the other reader is a member. */
export const PANEL: readonly (Name | null)[] = ['ada', 'ben', 'ed']

/** What somebody wrote for groups: for the panel, whether or not they are in it still, and for a group of their own. */
export async function makeTextsForGroups(
  sql: postgres.Sql,
  name: Name,
  userId: string,
  studyId: number,
  innerId: string,
  { hostId, panelId, closedId }: Host,
): Promise<Pick<Holding, 'panelNoteId' | 'innerNoteId' | 'panelThreadId' | 'innerThreadId'>> {
  const one = async (rows: postgres.PendingQuery<postgres.Row[]>) => (await rows)[0]?.id as string
  const note = (body: string, groupId: string) =>
    one(sql`insert into notes (author_id, study_id, body, audience, audience_groups)
      values (${userId}, ${studyId}, ${body}, 'groups', array[${groupId}::uuid]) returning id`)
  const comment = (authorId: string, body: string, groupId: string, threadId: string | null = null) =>
    one(sql`insert into comments (author_id, study_id, thread_id, body, audience, audience_groups)
      values (${authorId}, ${studyId}, ${threadId}, ${body}, 'groups', array[${groupId}::uuid]) returning id`)
  // Said in a thread of a group that they have left: nobody of the matrix reads the thread.
  await comment(userId, `cn-${name}-stray`, closedId, await comment(hostId, 'cn-host-closed', closedId))
  return {
    panelNoteId: await note(`pn-${name}-note`, panelId),
    innerNoteId: await note(`cn-${name}-inner-note`, innerId),
    panelThreadId: await comment(userId, `pn-${name}-thread`, panelId),
    innerThreadId: await comment(userId, `cn-${name}-inner-thread`, innerId),
  }
}

/** Texts for the panel that were shown to somebody who is not in it and has not written them. */
export const leakedFromPanel = (text: string, person: Name | null): string[] =>
  PANEL.includes(person)
    ? []
    : [...text.matchAll(/pn-([a-z]+)-[a-z-]+/g)].filter(([, owner]) => owner !== person).map(([found]) => found)
