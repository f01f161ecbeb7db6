/** Largest number that PubMed, and the column that holds it, can give a record. */
const LARGEST_PMID = 2_147_483_647

/** A PMID written in figures, with or without a "PMID:" before it; undefined where it is none. */
export function pmidFrom(text: string | null | undefined): number | undefined {
  const digits = /^(?:PMID:?)?\s*0*(\d{1,10})$/i.exec(text?.trim() ?? '')?.[1]
  const number = Number(digits ?? 0)
  return number >= 1 && number <= LARGEST_PMID ? number : undefined
}

/** "PMC3881871" out of "PMC3881871", "3881871", "pmc3881871.1" or "PMC3881871 [Available on 01/01/10]". */
export function pmcidFrom(text: string | null | undefined): string | undefined {
  const digits = /^(?:PMC\s?)?(\d{1,10})(?:\.\d+)?(?=$|\s)/i.exec(text?.trim() ?? '')?.[1]
  return digits ? `PMC${digits}` : undefined
}

/** Of what has no blanks, the most that is looked at: a DOI has 300 characters at most. */
const LONGEST_LINE = 1_000

/** The bare DOI in its own letters, without resolver address, "doi:" or closing punctuation. */
export function doiFrom(text: string | null | undefined): string | undefined {
  const bare = text?.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
  const doi = bare && withoutEnd(bare)
  return doi && doi.length <= 300 && /^10\.\d{4,9}\/\S+$/.test(doi) ? doi : undefined
}

/** Without what ends the sentence around it: punctuation, and brackets that close what it does not open. */
function withoutEnd(doi: string): string {
  let rest = doi.slice(0, LONGEST_LINE)
  for (;;) {
    const end = rest.at(-1) ?? ''
    const opening = { ')': '(', ']': '[' }[end]
    const isOfSentence = opening ? rest.split(end).length > rest.split(opening).length : /[.,;]/.test(end)
    if (!isOfSentence) return rest
    rest = rest.slice(0, -1)
  }
}

/** Where a DOI leads: whatever would end or change an address is encoded, as "#", "?" and "<" of older DOIs would. */
export const doiAddress = (doi: string): string => `https://doi.org/${encodeURIComponent(doi).replaceAll('%2F', '/')}`

/** The first DOI named in a line of text ("Lancet. 2010;375:445. doi: 10.1016/…"). */
export function doiWithin(text: string | undefined): string | undefined {
  return doiFrom(/\b10\.\d{4,9}\/(?:[^\s"<>]|<\d[^\s"<>]*>)+/.exec(text ?? '')?.[0])
}

/** "0000-0002-1825-0097" out of an address, bare digits or the form itself. */
export function orcidFrom(text: string | null | undefined): string | undefined {
  const groups = /(\d{4})[-\s]?(\d{4})[-\s]?(\d{4})[-\s]?(\d{3}[\dX])$/i.exec(text?.trim().replace(/\/$/, '') ?? '')
  return groups ? groups.slice(1).join('-').toUpperCase() : undefined
}
