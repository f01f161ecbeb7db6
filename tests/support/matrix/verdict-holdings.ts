import type postgres from 'postgres'
import type { Host } from './group-holdings'
import type { Holding, Name } from './holdings'

/** A verdict and a draft of the group that somebody leads, and one of the group in which they are a member. */
export async function makeVerdicts(
  sql: postgres.Sql,
  name: Name,
  userId: string,
  studyId: number,
  groups: { groupId: string; joinedGroupId: string },
  { hostId }: Host,
): Promise<Pick<Holding, 'verdictId' | 'draftVerdictId' | 'joinedVerdictId' | 'hostId'>> {
  const verdict = async (what: string, groupId: string, by: string, state: 'draft' | 'in-force') => {
    const [made] = await sql<{ id: string }[]>`
      insert into verdicts (study_id, group_id, bottom_line, stance, owner_id, decided_on, review_by, state, settled_at, created_by)
      values (${studyId}, ${groupId}, ${`cn-${name}-${what}`}, 'consider', ${by}, '2026-01-01', '2099-01-01', ${state},
        case when ${state} = 'in-force' then now() end, ${by}) returning id`
    if (state === 'in-force')
      await sql`insert into verdict_evidence (verdict_id, study_id, role) values (${made?.id as string}, ${studyId}, 'main')`
    return made?.id as string
  }
  return {
    verdictId: await verdict('verdict', groups.groupId, userId, 'in-force'),
    draftVerdictId: await verdict('draft-verdict', groups.groupId, userId, 'draft'),
    joinedVerdictId: await verdict('joined-verdict', groups.joinedGroupId, hostId, 'in-force'),
    hostId,
  }
}
