import type postgres from 'postgres'
import type { Holding, Name } from './holdings'

/** Sessions of the journal club of the group that somebody leads, with their own candidate, approval, ballots and questions. */
export async function makeClubs(
  sql: postgres.Sql,
  name: Name,
  userId: string,
  studyId: number,
  { groupId }: { groupId: string },
): Promise<
  Pick<Holding, 'proposingClubId' | 'clubId' | 'revealedClubId' | 'clubQuestionId' | 'unnamedClubQuestionId'>
> {
  const session = async (what: string, state: 'proposing' | 'voting') => {
    const [made] = await sql<{ id: string }[]>`
      insert into club_sessions (group_id, title, led_by, form, quorum, state, study_id, starts_at)
      values (${groupId}, ${`cn-${name}-${what}`}, ${userId}, 'trial', 1, ${state}, ${state === 'proposing' ? null : studyId}, now() + interval '9 days')
      returning id`
    return made?.id as string
  }
  const cast = (sessionId: string) => sql`
    insert into club_ballots (session_id, user_id, answers, trust, change) values (${sessionId}, ${userId}, '{}', 5, 'no')`
  const proposingClubId = await session('proposing-club', 'proposing')
  const propose = (sessionId: string) =>
    sql`insert into club_candidates (session_id, study_id, proposed_by) values (${sessionId}, ${studyId}, ${userId})`
  await propose(proposingClubId)
  await sql`insert into club_choice_votes (session_id, user_id, study_id) values (${proposingClubId}, ${userId}, ${studyId})`
  const clubId = await session('club', 'voting')
  await cast(clubId)
  const revealedClubId = await session('revealed-club', 'voting')
  await propose(revealedClubId)
  await cast(revealedClubId)
  await sql`update club_sessions set state = 'revealed', revealed_at = now() where id = ${revealedClubId}`
  const ask = (text: string, authorId: string | null) =>
    sql.begin(async (tx) => {
      // The database marks what is asked without a name as theirs.
      await tx`select set_config('app.user_id', ${userId}, true)`
      const [made] = await tx<{ id: string }[]>`
        insert into club_questions (session_id, author_id, text) values (${clubId}, ${authorId}, ${text}) returning id`
      return made?.id as string
    })
  const clubQuestionId = await ask(`cn-${name}-club-question`, userId)
  const unnamedClubQuestionId = await ask(`What of ${name}’s harms?`, null)
  await sql`insert into club_question_ups (question_id, user_id) values (${unnamedClubQuestionId}, ${userId})`
  return { proposingClubId, clubId, revealedClubId, clubQuestionId, unnamedClubQuestionId }
}
