import type { Role } from './viewer'

/** What a role may do, in one line each, for those who choose it; each has what the one before it has. */
export const ROLE_OPTIONS: { value: Role; words: string }[] = [
  { value: 'reader', words: 'Reader: reads studies, keeps lists and notes, comments' },
  { value: 'editor', words: 'Editor: also edits summaries, moderates comments, sees imports' },
  { value: 'administrator', words: 'Administrator: also manages people, sees the audit trail' },
]
