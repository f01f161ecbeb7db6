export const STANCES = ['adopt', 'consider', 'do-not-change', 'avoid', 'await'] as const
/** What a group does about a study. */
export type Stance = (typeof STANCES)[number]

export const CERTAINTIES = ['high', 'moderate', 'low', 'very-low'] as const
/** How sure a group is of its verdict. */
export type Certainty = (typeof CERTAINTIES)[number]

export const VERDICT_STATES = ['draft', 'in-force', 'under-review', 'withdrawn', 'superseded'] as const
export type VerdictState = (typeof VERDICT_STATES)[number]

/** Whether a group stands by it at present: under review, its text stays. */
export const isCurrent = (state: VerdictState): boolean => state === 'in-force' || state === 'under-review'

export const EVIDENCE_ROLES = ['main', 'supports', 'against'] as const
export type EvidenceRole = (typeof EVIDENCE_ROLES)[number]

/** What puts a verdict under review by itself, the gravest first. */
export const REVIEW_REASONS = ['retracted', 'concern', 'corrected', 'abstract-changed', 'outranked'] as const
export type ReviewReason = (typeof REVIEW_REASONS)[number]

/** Who may read a verdict: the people of its group, or everyone here. */
export const VERDICT_AUDIENCES = ['groups', 'everyone'] as const
export type VerdictAudience = (typeof VERDICT_AUDIENCES)[number]

export const VERDICT_LIMITS = {
  bottomLine: 280,
  appliesTo: 120,
  rationale: 10_000,
  reason: 500,
  /** Further studies for a verdict and against it. */
  evidence: 50,
  /** Years from the decision within which it is looked at again. */
  reviewYears: 10,
} as const

export const STANCE_WORDS = {
  adopt: 'adopt',
  consider: 'consider',
  'do-not-change': 'do not change',
  avoid: 'avoid',
  await: 'await more evidence',
} as const satisfies Record<Stance, string>

export const STANCE_OPTIONS: { value: Stance; words: string }[] = [
  { value: 'adopt', words: 'Adopt: do this from now on' },
  { value: 'consider', words: 'Consider: do this where it fits' },
  { value: 'do-not-change', words: 'Do not change what we do' },
  { value: 'avoid', words: 'Avoid: stop doing this' },
  { value: 'await', words: 'Await more evidence' },
]

export const CERTAINTY_WORDS = {
  high: 'high certainty',
  moderate: 'moderate certainty',
  low: 'low certainty',
  'very-low': 'very low certainty',
} as const satisfies Record<Certainty, string>

export const CERTAINTY_OPTIONS: { value: Certainty | ''; words: string }[] = [
  { value: '', words: 'Not graded' },
  { value: 'high', words: 'High' },
  { value: 'moderate', words: 'Moderate' },
  { value: 'low', words: 'Low' },
  { value: 'very-low', words: 'Very low' },
]

export const REASON_WORDS = {
  retracted: 'has been retracted',
  concern: 'has an expression of concern',
  corrected: 'has been corrected',
  'abstract-changed': 'has a changed abstract',
  outranked: 'cites the study with a better level of evidence, on the same intervention and outcome',
} as const satisfies Record<ReviewReason, string>

export const EVIDENCE_WORDS = {
  main: 'The study',
  supports: 'Supports it',
  against: 'Speaks against it',
} as const satisfies Record<EvidenceRole, string>
