/** Where a study stands among those that it was opened from, and what stands beside it there. */
export type StudyPlace = {
  back: { address: string; words: string }
  /** 1 for the first. */
  place: number
  total: number
  /** Whether `total` was counted, not estimated. */
  exact: boolean
  previous: string | null
  next: string | null
}
