import { doiWithin, pmcidFrom, pmidFrom } from '@/lib/studies/identifiers'
import type { ReferenceEntry } from '../parsed-reference'
import { ReferenceDraft } from '../reference-draft'

/** Words of a sentence; numbers, identifiers and what labels them are none. */
const WORD = /(?<![\p{L}\p{N}./:@_-])\p{L}[\p{L}'’-]+(?=[\s,.;:?!)\]]|$)/gu
const LABEL = /^(?:PMIDs?|DOIs?|PMCIDs?|PMC|and|or|https?|uid)$/i
/** No list of numbers has as many words as this. */
const WORDS = 3

/** Whether a line of a list is a work written out, as in a bibliography: its years and pages are no PMIDs. */
export const isCitationLine = (line: string): boolean =>
  (line.match(WORD) ?? []).filter((word) => !LABEL.test(word)).length >= WORDS

/** The numbers that a line of text names as such; PubMed's also by its address. */
export function identifiersIn(text: string): { doi?: string; pmid?: number; pmcid?: string } {
  const doi = doiWithin(text)
  const pmid = pmidFrom(/\bPMID:?\s*(\d{1,9})\b/i.exec(text)?.[1] ?? /pubmed\S*\/(\d{1,9})\b/i.exec(text)?.[1])
  const pmcid = pmcidFrom(/\bPMC\d+\b/i.exec(text)?.[0])
  return { ...(doi && { doi }), ...(pmid && { pmid }), ...(pmcid && { pmcid }) }
}

/** A work that is written out, by the identifiers that the line names as such. */
export function readCitationLine(text: string, line: number): ReferenceEntry {
  const found = identifiersIn(text)
  if (Object.keys(found).length === 0) return { kind: 'broken', line, raw: text, reason: 'No PMID or DOI in this line' }
  const draft = new ReferenceDraft(line, text)
  Object.assign(draft.reference, found)
  return draft.entry()
}
