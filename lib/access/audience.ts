export const AUDIENCES = ['me', 'groups', 'everyone'] as const
/** Who may read a text beside whoever wrote it: nobody, the people of some groups, or everyone here. */
export type Audience = (typeof AUDIENCES)[number]

/** An audience with its groups, by id; none where it is not for groups. */
export type ChosenAudience = { audience: Audience; groupIds: readonly string[] }

/** Groups that one text is for. */
export const AUDIENCE_GROUPS = 10

export const ONLY_ME: ChosenAudience = { audience: 'me', groupIds: [] }

/** The groups that count: each once, and none where the choice is another one. */
export const chosenAudience = ({ audience, groupIds }: ChosenAudience): ChosenAudience => ({
  audience,
  groupIds: audience === 'groups' ? [...new Set(groupIds)].sort() : [],
})

/** Whether somebody may read it in `to` who may not in `from`. */
export function isWider(from: ChosenAudience, to: ChosenAudience): boolean {
  if (to.audience === 'me' || from.audience === 'everyone') return false
  if (to.audience === 'everyone') return true
  return to.groupIds.some((id) => !from.groupIds.includes(id))
}

export const isSameAudience = (one: ChosenAudience, other: ChosenAudience): boolean =>
  audienceKey(one) === audienceKey(other)

/** Names a choice: whoever says yes to it has said yes to this one, and to no other. */
export function audienceKey(chosen: ChosenAudience): string {
  const { audience, groupIds } = chosenAudience(chosen)
  return [audience, ...groupIds].join(' ')
}

/** What a page says of an audience: the groups that its reader is in by name, the others by number. */
export type Readers = { audience: Audience; groups: readonly string[]; otherGroups: number }

/** "Only you", "Journal club and 1 other group", "Everyone here". */
export function readersWords({ audience, groups, otherGroups }: Readers): string {
  if (audience === 'me') return 'Only you'
  if (audience === 'everyone') return 'Everyone here'
  const others = otherGroups === 1 ? '1 other group' : `${otherGroups} other groups`
  if (groups.length === 0) return otherGroups === 1 ? 'A group you are not in' : `${otherGroups} groups you are not in`
  return listed(otherGroups > 0 ? [...groups, others] : groups)
}

/** "A", "A and B", "A, B and C". */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** What somebody is asked before more people may read what they wrote. */
export const wideningQuestion = ({ audience, groups }: Pick<Readers, 'audience' | 'groups'>): string =>
  `${audience === 'everyone' ? 'Everyone here' : `Everybody in ${listed(groups)}`} will be able to read this note, and it cannot be unread. Save once more to confirm.`
