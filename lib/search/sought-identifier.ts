/** The identifier that a question consists of, if it is one: a PMID, or a DOI however it is written. */
export function soughtIdentifier(text: string): { pmid: number } | { doi: string } | null {
  const asked = text.trim()
  const pmid = /^(?:pmid:?\s*)?([1-9]\d{3,8})$/i.exec(asked)?.[1]
  if (pmid && Number(pmid) <= 2_147_483_647) return { pmid: Number(pmid) }
  const doi = /^(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(asked)?.[1]
  return doi ? { doi: doi.toLowerCase() } : null
}
