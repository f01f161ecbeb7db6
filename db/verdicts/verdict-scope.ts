import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { groupMembers, groups } from '@/db/schema/groups'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { verdicts } from '@/db/schema/verdicts'
import type { Viewer } from '@/lib/access/viewer'
import type { Level } from '@/lib/evidence/design'

/** Whether the viewer is one of those whom a verdict is for; a draft is for nobody. */
export const isVerdictForViewer = sql<boolean>`(${verdicts.state} <> 'draft'
  and app.is_for(${verdicts.audience}, array[${verdicts.groupId}], (select app.viewer_groups())))`

/** Verdicts that the viewer may see: those for them, and those that they may write. Row security repeats it. */
export const seenVerdicts = (viewer: Viewer): SQL =>
  viewer.kind === 'person'
    ? sql`(${isVerdictForViewer} or ${verdicts.groupId} in (select app.led_group_ids())
        or (${ownedBy(viewer, verdicts.ownerId)} and ${verdicts.groupId} = any ((select app.viewer_groups())::uuid[])))`
    : sql`false`

/** Joins what the viewer is in a verdict's group, where they are in it. */
export const membershipOfVerdict = (viewer: Viewer): SQL | undefined =>
  and(eq(groupMembers.groupId, verdicts.groupId), isNull(groupMembers.leftAt), ownedBy(viewer, groupMembers.userId))

/** The level of a study as readers see it: by its summary where that has one. */
export const levelOfStudy = sql<Level | null>`coalesce((select s.level from study_summaries s
  where s.study_id = ${studies.id} and s.current), ${studies.level})`

/** What is shown of a verdict wherever one stands; for a query that joins `owner`, the study, `groups` and the membership. */
export const verdictColumns = {
  id: verdicts.id,
  state: verdicts.state,
  bottomLine: verdicts.bottomLine,
  stance: verdicts.stance,
  certainty: verdicts.certainty,
  appliesTo: verdicts.appliesTo,
  decidedOn: verdicts.decidedOn,
  reviewBy: verdicts.reviewBy,
  reviewReason: verdicts.reviewReason,
  reviewSince: verdicts.reviewSince,
  audience: verdicts.audience,
  groupId: verdicts.groupId,
  /** Its name, also where only the verdict is for the viewer. */
  group: sql<string>`app.group_of_verdict(${verdicts.id})`,
  /** Null where the viewer may not know more of the group. */
  groupSlug: groups.slug,
  groupRole: groupMembers.role,
  isForViewer: isVerdictForViewer,
  ownerId: verdicts.ownerId,
  owner: users.name,
  /** It has no owner who is in the group with an active account; its leads give it one. */
  isOwnerless: sql<boolean>`(${users.disabledAt} is not null or (${groups.id} is not null and not exists (
    select from group_members m where m.group_id = ${verdicts.groupId} and m.user_id = ${verdicts.ownerId} and m.left_at is null)))`,
  studyId: verdicts.studyId,
  studyTitle: studies.title,
  studyPmid: studies.pmid,
  version: verdicts.version,
}
