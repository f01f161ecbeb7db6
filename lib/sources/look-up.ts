/** A search, or records that are fetched and imported. */
export type LookUpKind = 'search' | 'records'
export type LookUpState = 'waiting' | 'done' | 'failed'

/** One record that a search found, as it is shown. */
export type FoundRecord = {
  /** Null for a preprint, which its DOI names. */
  pmid: number | null
  title: string
  journal: string | null
  year: number | null
  doi: string | null
  retracted: boolean
  /** Absent in searches from before there were any. */
  preprint?: boolean
}

export type SearchAnswer = {
  kind: 'search'
  count: number
  /** How the source read the words. */
  translation: string | null
  /** Words that it did not find. */
  notFound: string[]
  found: FoundRecord[]
}

export type RecordsAnswer = {
  kind: 'records'
  added: number
  updated: number
  unchanged: number
  rejected: number
}

export type LookUpAnswer = SearchAnswer | RecordsAnswer

/** Bounds: letters of a search, records that are shown of it, and records that are fetched at once. */
export const MOST_LETTERS = 4_000
export const MOST_FOUND = 50
export const MOST_FETCHED = 2_000
/** Each is a request of its own, and a source wants few of them a second. */
export const MOST_DOIS = 200
/** NCBI wants more than 200 numbers posted; an answer of 200 records has a size that one can hold. */
export const FETCHED_A_REQUEST = 200
/** One that waits longer is not waited for any more: its job was cancelled, or no worker runs. */
export const LATE_MINUTES = 15
/** Look-ups of one person that wait at a time. */
export const MOST_WAITING = 3
