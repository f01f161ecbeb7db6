/** What a study has in common with the one that it is shown beside. */
export type WhySimilar = {
  /** How many references both have. */
  references: number
  /** It has the other among its references. */
  cites: boolean
  /** It is among the references of the other. */
  isCited: boolean
  /** Headings, keywords and words that both have, the rarest first, as a reader knows them. */
  terms: string[]
}

/** "4 shared references; JAK inhibitors, alopecia areata"; '' where nothing is known. */
export function whySimilar({ references, cites, isCited, terms }: WhySimilar): string {
  const parts = [
    cites && 'cites this study',
    isCited && 'cited by this study',
    references > 0 && `${references.toLocaleString('en-GB')} shared reference${references === 1 ? '' : 's'}`,
    terms.join(', '),
  ]
  const why = parts.filter(Boolean).join('; ')
  return cites || isCited ? why.charAt(0).toUpperCase() + why.slice(1) : why
}
