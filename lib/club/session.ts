export const CLUB_STATES = ['proposing', 'reading', 'voting', 'revealed', 'recorded', 'archived', 'cancelled'] as const
/** How far a session of a journal club is. */
export type ClubState = (typeof CLUB_STATES)[number]

/** Whether names stand beside ballots once they are revealed, or never do. */
export const CLUB_NAMES = ['named', 'never'] as const
export type ClubNames = (typeof CLUB_NAMES)[number]

export const CHANGES = ['yes', 'no', 'unsure'] as const
/** Whether somebody would change what they do. */
export type Change = (typeof CHANGES)[number]

export const CLUB_LIMITS = {
  title: 200,
  question: 500,
  place: 200,
  why: 300,
  candidates: 20,
  asked: 500,
  /** Questions of one person for one session; the database says the same. */
  questions: 20,
  comment: 1_000,
  minutes: 20_000,
  quorum: 3,
  /** Among fewer, a ballot without a name still says whose it is. */
  unnamedQuorum: 5,
  mostQuorum: 50,
  trust: 10,
  /** Minutes that a session lasts. */
  shortest: 5,
  longest: 1_440,
} as const

/** Where a session goes from each state by the word of its lead; choosing and recording have their own forms. */
const MOVES: Record<ClubState, readonly ClubState[]> = {
  proposing: ['cancelled'],
  reading: ['voting', 'cancelled'],
  voting: ['revealed', 'cancelled'],
  revealed: ['archived'],
  recorded: ['revealed', 'archived'],
  archived: [],
  cancelled: [],
}

export const mayMove = (from: ClubState, to: ClubState): boolean => MOVES[from].includes(to)

export const isOver = (state: ClubState): boolean => state === 'archived' || state === 'cancelled'

/** Whether ballots can be read by the whole group. */
export const isRevealed = (state: ClubState): boolean =>
  state === 'revealed' || state === 'recorded' || state === 'archived'

/** The steps of a session, in order. */
export const CLUB_STEPS: { state: ClubState; words: string }[] = [
  { state: 'proposing', words: 'Choose' },
  { state: 'reading', words: 'Read' },
  { state: 'voting', words: 'Vote' },
  { state: 'revealed', words: 'Reveal' },
  { state: 'recorded', words: 'Bottom line' },
]

export const STATE_WORDS = {
  proposing: 'choosing a study',
  reading: 'reading',
  voting: 'voting',
  revealed: 'revealed',
  recorded: 'recorded',
  archived: 'archived',
  cancelled: 'cancelled',
} as const satisfies Record<ClubState, string>

export const CHANGE_WORDS = {
  yes: 'Yes',
  no: 'No',
  unsure: 'Unsure',
} as const satisfies Record<Change, string>
