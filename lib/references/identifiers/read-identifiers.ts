import { doiFrom, pmcidFrom, pmidFrom } from '@/lib/studies/identifiers'
import type { ReferenceEntry } from '../parsed-reference'
import { ReferenceDraft } from '../reference-draft'
import { linesOf } from '../text-lines'
import { isCitationLine, readCitationLine } from './citation-line'

const PUBMED_ADDRESS = /(?:pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/pubmed\/)(\d{1,10})\/?(?:[?#].*)?$/i
/** What may stand between identifiers without being one. */
const LABEL = /^(?:PMIDs?|DOIs?|PMCIDs?|PMC|and|or|\[uid\]|\[pmid\])[:.,;]?$/i
/** A separator: a DOI may itself hold commas and semicolons, so they count only before the next identifier. */
const SEPARATOR = /\s+|[,;|](?=(?:10\.\d{4,9}\/|https?:|PMID|PMC|doi:|\d))|(?<=\d)\/(?=$)/i

/**
 * Reads a text of PMIDs, PMCIDs and DOIs, as people paste it: any number a line, with or without labels; or works written
 * out, one a line, as far as they name such a number.
 */
export function* readIdentifiers(text: string): Generator<ReferenceEntry> {
  for (const { text: written, line } of linesOf(text)) {
    if (isCitationLine(written)) {
      yield readCitationLine(written.trim(), line)
      continue
    }
    const joined = written.replace(/\b(PMIDs?|PMCIDs?|DOIs?):?\s+(?=\S)/gi, '')
    for (const word of joined.split(SEPARATOR)) {
      const bare = word
        .replace(/\[(?:uid|pmid|doi)\]/gi, '')
        .replace(/^[("'[<]+|[)"'\]>,;.]+$/g, (signs) => (word.includes('10.') ? endOfDoi(word, signs) : ''))
      if (bare === '' || LABEL.test(bare) || /^[^\p{L}\p{N}]+$/u.test(bare)) continue
      yield entryOf(bare, word, line)
    }
  }
}

/** Signs at the end of a DOI are `doiFrom`'s to judge: a bracket may belong to it. */
const endOfDoi = (word: string, signs: string) => (word.startsWith(signs) ? '' : signs)

function entryOf(bare: string, raw: string, line: number): ReferenceEntry {
  const draft = new ReferenceDraft(line, raw)
  const pmid = pmidFrom(PUBMED_ADDRESS.exec(bare)?.[1] ?? bare)
  const pmcid = /PMC\d/i.test(bare) ? pmcidFrom(/PMC\d+/i.exec(bare)?.[0]) : undefined
  const doi = doiFrom(bare)
  if (doi) draft.reference.doi = doi
  else if (pmcid) draft.reference.pmcid = pmcid
  else if (pmid) draft.reference.pmid = pmid
  else return { kind: 'broken', line, raw, reason: 'Neither a PMID nor a DOI' }
  return draft.entry()
}
