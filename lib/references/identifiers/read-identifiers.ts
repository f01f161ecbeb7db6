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
      const bare = withoutSigns(word.replace(/\[(?:uid|pmid|doi)\]/gi, ''))
      if (bare === '' || LABEL.test(bare) || /^[^\p{L}\p{N}]+$/u.test(bare)) continue
      yield entryOf(bare, word, line)
    }
  }
}

const OPENING = new Set('("\'[<')
const CLOSING = new Set(')"\']>,;.')

/** Without what opens before it and closes after it. Signs at the end of a DOI are `doiFrom`'s to judge: a bracket may belong to it. */
function withoutSigns(word: string): string {
  let [from, to] = [0, word.length]
  while (from < to && OPENING.has(word[from] as string)) from++
  if (!word.includes('10.')) while (to > from && CLOSING.has(word[to - 1] as string)) to--
  return word.slice(from, to)
}

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
