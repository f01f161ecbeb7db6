/** From least to most: each may do what the one before it may. */
export const LIST_ROLES = ['viewer', 'contributor', 'editor', 'owner'] as const
export type ListRole = (typeof LIST_ROLES)[number]

/** What a group may be given: somebody answers for a list, and a group is nobody. */
export const GROUP_LIST_ROLES = ['viewer', 'contributor', 'editor'] as const

/** Whether `role`, null for none, is at least `least`. */
export const isAtLeast = (role: ListRole | null, least: ListRole): boolean =>
  role !== null && LIST_ROLES.indexOf(role) >= LIST_ROLES.indexOf(least)

export const LIST_ROLE_OPTIONS: { value: ListRole; words: string }[] = [
  { value: 'viewer', words: 'Can read' },
  { value: 'contributor', words: 'Can add studies' },
  { value: 'editor', words: 'Can edit' },
  { value: 'owner', words: 'Owner' },
]

export const LIST_ROLE_WORDS: Record<ListRole, string> = {
  viewer: 'Can read',
  contributor: 'Can add studies',
  editor: 'Can edit',
  owner: 'Owner',
}

/** What is said to somebody who has a list and not the right to do this with it. */
export const ONLY_WORDS: Record<ListRole, string> = {
  viewer: 'You can read this list and not change it. An owner of the list can give you more rights.',
  contributor:
    'You can add studies to this list, and change or remove those that you added. Its editors change the rest.',
  editor: 'You can edit this list. Sharing and deleting it is for its owners.',
  owner: 'You own this list.',
}

export const SHARING_LIMITS = {
  /** People and groups that one list is shared with. */
  grants: 200,
} as const
