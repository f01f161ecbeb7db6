/** What a summary was written from. */
export type SummaryBasis = 'abstract' | 'record' | 'full text'

/** Facts that decide whether a study applies; absent means not established. */
export type KeyFacts = {
  population?: string
  intervention?: string
  comparator?: string
  outcome?: string
  /** Participants randomised or included. */
  sampleSize?: number
}

/** "Written from the abstract", "Written from the bibliographic record": always beside the text itself. */
export function describeBasis(basis: SummaryBasis): string {
  switch (basis) {
    case 'abstract':
      return 'Written from the abstract'
    case 'record':
      return 'Written from the bibliographic record'
    case 'full text':
      return 'Written from the full text'
  }
}
