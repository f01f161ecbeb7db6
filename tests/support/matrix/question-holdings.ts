import type postgres from 'postgres'
import type { Holding, Name } from './holdings'

/** A question of somebody's own, one of theirs for the group that they are in, a request, and one that is closed. */
export async function makeQuestions(
  sql: postgres.Sql,
  name: Name,
  userId: string,
  studyId: number,
  { joinedGroupId }: { joinedGroupId: string },
): Promise<Pick<Holding, 'questionId' | 'goneQuestionId' | 'groupQuestionId' | 'requestId'>> {
  const question = async (what: string, groupId: string | null, isRequest: boolean, isClosed = false) => {
    const [made] = await sql<{ id: string }[]>`
      insert into questions (asked_by, group_id, text, is_request, state, answered_at)
      values (${userId}, ${groupId}, ${what}, ${isRequest}, ${isClosed ? 'closed' : 'open'}, case when ${isClosed} then now() end)
      returning id`
    return made?.id as string
  }
  const made = {
    questionId: await question(`cn-${name}-question`, null, false),
    goneQuestionId: await question(`cn-${name}-closed-question`, null, false, true),
    groupQuestionId: await question(`cn-${name}-group-question`, joinedGroupId, false),
    requestId: await question(`req-${name}`, null, true),
  }
  await sql`insert into question_studies (question_id, study_id) values (${made.goneQuestionId}, ${studyId})`
  return made
}
