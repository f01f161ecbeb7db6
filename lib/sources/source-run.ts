export type SourceRunState = 'waiting' | 'done' | 'failed'

/** What came of one time that a source was asked, as far as it applies to the source. */
export type SourceRunFigures = {
  /** Studies that it was asked about, and that it knows. */
  asked?: number
  known?: number
  /** Studies that are left to the nights that follow. */
  leftOut?: number
  /** Bytes of a list, as they were read. */
  bytes?: number
  /** Rows that came, and what the import did with them. */
  records: number
  added: number
  updated: number
  rejected: number
  /** References between studies here that nobody knew of. */
  references?: number
  /** Studies here that became retracted. */
  retracted?: number
  /** Rows that name no work by a number. */
  unnamed?: number
}

/** Studies that are asked about in one run at most. */
export const MOST_ASKED = 100_000
