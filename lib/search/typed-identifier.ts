/** What names one study: a PMID, a PMC number ("PMC7227559") or a DOI in small letters. */
export type Identifier = { pmid: number } | { pmcid: string } | { doi: string }

const NCBI = String.raw`https?:\/\/(?:www\.|m\.)?(?:pubmed\.|pmc\.)?ncbi\.nlm\.nih\.gov\/`
const PMID = new RegExp(`^(?:pmid:?\\s*|${NCBI}(?:pubmed/)?)?([1-9]\\d{3,8})/?(?:[?#]\\S*)?$`, 'i')
const PMCID = new RegExp(`^(?:pmcid:?\\s*|${NCBI}(?:pmc/)?articles/)?(PMC[1-9]\\d{2,8})/?(?:[?#]\\S*)?$`, 'i')
const DOI = /^(?:doi:?\s*|https?:\/\/(?:dx\.|www\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i
const PMIDS = /^(?:pmid:?\s*)?[1-9]\d{4,8}(?:(?:[\s,;]+|\s+OR\s+)(?:pmid:?\s*)?[1-9]\d{4,8})+$/i
const MOST_PMIDS = 200

/** The identifier that a question consists of, as typed or as an address that was pasted, if it is one. */
export function typedIdentifier(text: string): Identifier | null {
  const asked = unescaped(text.trim())
  const pmid = PMID.exec(asked)?.[1]
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

/** The question that a list of PMIDs stands for: "11943073 12839630" asks for either. Null where it is no such list. */
export function questionForPmids(text: string): string | null {
  const asked = text.trim()
  if (!PMIDS.test(asked)) return null
  const pmids = [...new Set(asked.match(/\d+/g))]
  return pmids.length > MOST_PMIDS ? null : pmids.map((pmid) => `${pmid}[pmid]`).join(' OR ')
}

/** "10.1002%2Fart.1" as "10.1002/art.1"; what is not encoded, or not well, stays. */
function unescaped(text: string): string {
  try {
    return /%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text
  } catch {
    return text
  }
}
