import { describeBasis, isModelDraft, type SummaryBasis, type SummaryMaker } from './summary'

/** What is known of how the words of a summary came to be. */
export type SummaryProvenance = {
  maker: SummaryMaker
  /** Whose the words are: a person's name, or what drafted them. */
  draftedBy: string
  draftedAt: Date
  /** The machine whose draft the words are, or were before a person changed them; null: a person's own from the start. */
  originalDrafter: string | null
  basis: SummaryBasis
  checkedBy: string | null
  checkedAt: Date | null
}

/** One thing that is said of it, with its day where it has one; the one that tells most is `strong`. */
export type ProvenanceLine = { words: string; at?: Date; strong?: boolean }

/** By whom or by what, from what, when, and whether a person has checked it. */
export function provenanceLines(made: SummaryProvenance): ProvenanceLine[] {
  const { draftedBy, draftedAt, originalDrafter, basis, checkedBy, checkedAt } = made
  const checker = checkedBy ?? 'an editor'
  const checked = checkedAt
    ? { words: `checked by ${checker}`, at: checkedAt, strong: true }
    : { words: 'not checked by a person yet' }
  if (made.maker === 'machine') return [...machineLines(made), checked]
  if (originalDrafter === null)
    return [{ words: describeBasis(basis) }, { words: `drafted by ${draftedBy}`, at: draftedAt }, checked]
  const drafted = { words: `Drafted by ${originalDrafter}` }
  if (draftedBy === originalDrafter) return [{ ...drafted, at: draftedAt }, checked]
  if (checkedAt && draftedBy === checkedBy)
    return [drafted, { words: `edited and checked by ${checker}`, at: checkedAt, strong: true }]
  return [drafted, { words: `edited by ${draftedBy}`, at: draftedAt }, checked]
}

function machineLines(made: SummaryProvenance): ProvenanceLine[] {
  const { draftedBy, draftedAt } = made
  if (isModelDraft(made))
    return [
      { words: `Machine draft by ${draftedBy}`, strong: true },
      { words: 'checked against the abstract by rules', at: draftedAt },
    ]
  return [
    { words: 'Machine draft', strong: true },
    { words: 'taken from the abstract by rules' },
    { words: `by ${draftedBy}`, at: draftedAt },
  ]
}
