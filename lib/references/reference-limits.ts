/** What a reference file may have; ten times what a search of several databases exports. */
export const MOST_BYTES = 20 << 20
export const MOST_RECORDS = 20_000
/** Longest value of a field, in characters. */
export const LONGEST_VALUE = 1 << 20
