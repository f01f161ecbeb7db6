/** What names one study: a PMID, a PMC number ("PMC7227559") or a DOI in small letters. */
export type Identifier = { pmid: number } | { pmcid: string } | { doi: string }

const NCBI = String.raw`https?:\/\/(?:www\.|m\.)?(?:pubmed\.|pmc\.)?ncbi\.nlm\.nih\.gov\/`
/** What follows a question mark belongs to an address only: "2020?" is asked of a year. */
const PMID = new RegExp(
  `^(?:(?:pmid:?\\s*)?(?<typed>[1-9]\\d{3,8})/?|${NCBI}(?:pubmed/)?(?<pasted>[1-9]\\d{3,8})/?(?:[?#]\\S*)?)$`,
  'i',
)
const PMCID = new RegExp(`^(?:pmcid:?\\s*|${NCBI}(?:pmc/)?articles/)?(PMC[1-9]\\d{2,8})/?(?:[?#]\\S*)?$`, 'i')
const DOI = /^(?:doi:?\s*|https?:\/\/(?:dx\.|www\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i

/** The identifier that a question consists of, as typed or as an address that was pasted, if it is one. */
export function typedIdentifier(text: string): Identifier | null {
  const asked = unescaped(text.trim())
  const { typed, pasted } = PMID.exec(asked)?.groups ?? {}
  const pmid = typed ?? pasted
  if (pmid && Number(pmid) <= 2_147_483_647) return { pmid: Number(pmid) }
  const pmcid = PMCID.exec(asked)?.[1]
  if (pmcid) return { pmcid: pmcid.toUpperCase() }
  const doi = DOI.exec(asked)?.[1]
  return doi ? { doi: doi.toLowerCase() } : null
}

/** "PMID 32756513" */
export function identifierName(identifier: Identifier): string {
  if ('pmid' in identifier) return `PMID ${identifier.pmid}`
  return 'pmcid' in identifier ? identifier.pmcid : `DOI ${identifier.doi}`
}

/** "10.1002%2Fart.1" as "10.1002/art.1"; what is not encoded, or not well, stays. */
function unescaped(text: string): string {
  try {
    return /%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text
  } catch {
    return text
  }
}
