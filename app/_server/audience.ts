import 'server-only'
import { cache } from 'react'
import { z } from 'zod'
import { groupsToWriteFor } from '@/db/groups/lock-audience'
import { AUDIENCE_GROUPS, AUDIENCES, type ChosenAudience } from '@/lib/access/audience'
import { viewer } from './viewer'

/** Groups that the viewer may write for, read once a request. */
export const groupsOfViewer = cache(async () => groupsToWriteFor(await viewer()))

const one = z.uuid('Choose groups of the list.')

/** The fields of `AudienceField`. */
export const audienceFields = {
  audience: z.enum(AUDIENCES).optional(),
  groupIds: z
    .union([one.transform((id) => [id]), z.array(one)])
    .optional()
    .transform((ids) => ids ?? []),
}

/** What was chosen with them; nothing where the form has no such fields. */
export function chosenIn({ audience, groupIds }: { audience?: ChosenAudience['audience']; groupIds: string[] }) {
  return audience && { audience, groupIds: audience === 'groups' ? groupIds : [] }
}

/** Says what is missing where groups were chosen and none is named. */
export function refineGroups(
  { audience, groupIds }: { audience?: string; groupIds: string[] },
  context: z.RefinementCtx,
): void {
  if (audience !== 'groups') return
  if (groupIds.length === 0) context.addIssue({ code: 'custom', path: ['groupIds'], message: 'Choose a group.' })
  if (groupIds.length > AUDIENCE_GROUPS)
    context.addIssue({ code: 'custom', path: ['groupIds'], message: `Choose at most ${AUDIENCE_GROUPS} groups.` })
}
