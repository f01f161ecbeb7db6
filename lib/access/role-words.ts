import type { Role } from './viewer'

/** What a role may do, in one line each, for those who choose it. */
export const ROLE_OPTIONS: { value: Role; words: string }[] = [
  { value: 'reader', words: 'Reader: reads, lists, notes, comments' },
  { value: 'editor', words: 'Editor: also tends comments and imports' },
  { value: 'administrator', words: 'Administrator: also people and audit' },
]
