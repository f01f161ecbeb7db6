export const GROUP_ROLES = ['member', 'lead'] as const
/** A lead says who is in the group and what it is called. */
export type GroupRole = (typeof GROUP_ROLES)[number]

export const INVITATION_ANSWERS = ['accepted', 'declined'] as const
export type InvitationAnswer = (typeof INVITATION_ANSWERS)[number]

export const GROUP_LIMITS = {
  name: 80,
  description: 500,
  /** Groups that one person has made and that are not archived. */
  made: 50,
  /** People in a group, and invited to it. */
  people: 500,
} as const

/** An invitation waits this long for an answer; whoever declines is left alone this long. */
export const INVITATION_DAYS = 30
export const DECLINED_HOURS = 24

export const GROUP_ROLE_OPTIONS: { value: GroupRole; words: string }[] = [
  { value: 'member', words: 'Member' },
  { value: 'lead', words: 'Lead: also invites, removes and renames' },
]

/** Letters enough for a name to be looked for, and how many people are shown at most. */
export const DIRECTORY = { letters: 2, rows: 20 } as const

/** What is looked for in the directory: null where it is too short to look. */
export function directoryQuery(typed: string): string | null {
  const text = typed.replaceAll('\0', '').replace(/\s+/g, ' ').trim().slice(0, 100)
  return [...text.matchAll(/[\p{L}\p{N}]/gu)].length < DIRECTORY.letters ? null : text
}

/** "journal-club-4f9a2c1b": the name as an address, and an ending that cannot be guessed. */
export function groupSlug(name: string, ending: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '')
  return `${words || 'group'}-${ending}`
}

/** "1 person", "12 people". */
export const peopleWord = (count: number) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'person' : 'people'}`
