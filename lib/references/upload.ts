/**
 * How far an upload is. "reading", "applying", "stopping" and "undoing" are asked for by a person and done by a job;
 * "stopped" is an import that was cancelled in the middle.
 */
export type UploadState =
  | 'reading'
  | 'read'
  | 'unreadable'
  | 'applying'
  | 'stopping'
  | 'stopped'
  | 'applied'
  | 'undoing'
  | 'undone'
  | 'cancelled'

/** States in which a job is at work, or about to be. */
export const ACTIVE_STATES: readonly UploadState[] = ['reading', 'applying', 'stopping', 'undoing']
export const isActive = (state: UploadState): boolean => ACTIVE_STATES.includes(state)

/**
 * What an import would make of an entry. "conflict": a number says that it is a study that is here, and the title that it
 * is not, or the other way round; "skip": nothing here has its number and it has no title; "notice": text outside records.
 */
export type RowDecision = 'new' | 'same' | 'maybe' | 'conflict' | 'skip' | 'broken' | 'notice'

/** What a person says of one that may be here: it is that study, it is another one, or it is left out. */
export const UPLOAD_CHOICES = ['same', 'new', 'skip'] as const
export type UploadChoice = (typeof UPLOAD_CHOICES)[number]

/** Records by what would become of them, and by what was decided. */
export type UploadCounts = Record<RowDecision, number> & {
  records: number
  /** Of those to decide and in conflict, by choice; `open` are not decided yet. */
  chosen: Record<UploadChoice | 'open', number>
  /** Records of which a value could not be read. */
  partly: number
}

export type UploadResult = { records: number; added: number; same: number; undecided: number; left: number }
export type KeptStudy = { studyId: number; title: string; reason: string }

/** The most that is uploaded at once, and pasted. */
export const MOST_UPLOAD_BYTES = 20 << 20
export const MOST_PASTED = 1_000_000
/** Uploads of one person that wait to be imported or discarded. */
export const MOST_WAITING = 10

/** Numbers and titles that do not say the same. */
const AT_ODDS = /^(?:same (?:PMID|DOI), but|different DOIs$)/

/** How one that may be here stands on the page: its numbers against its title, or alike and not enough. */
export const undecidedAs = (reasons: readonly string[]): 'maybe' | 'conflict' =>
  reasons.some((reason) => AT_ODDS.test(reason)) ? 'conflict' : 'maybe'

/** Why an upload is refused, each with the word by which a page without scripts hears of it. */
export const UPLOAD_REFUSALS = {
  none: 'Choose a file first.',
  empty: 'The file is empty.',
  large: 'The file is larger than 20 MB. Split it, or import it on the machine with npm run import.',
  form: 'The upload broke off or could not be read. Try again.',
  fast: 'Too many uploads. Try again in a minute.',
  busy: 'Another import of yours is running. Wait until it is done, or cancel it.',
  full: 'Ten of your uploads wait to be imported. Import or discard one of them first.',
  session: 'Your session has ended and nothing was uploaded. Sign in, then choose the file again.',
} as const
export type UploadRefusal = keyof typeof UPLOAD_REFUSALS
