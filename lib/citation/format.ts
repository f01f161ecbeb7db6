import { Cite, plugins } from '@citation-js/core'
import '@citation-js/plugin-csl'
import { doiAddress } from '@/lib/studies/identifiers'
import { AMA_STYLE } from './ama'
import { bibtexOf } from './bibtex'
import type { CitationFormat, CitationStyle } from './citation-format'
import { cslOf, type StudyForCitation } from './csl'
import { endnoteXmlOf } from './endnote-xml'
import { nbibOf } from './nbib'
import { risOf } from './ris'

/** The one place that knows citation-js. It is heavy: only the server imports it. */
plugins.config.get('@csl').styles.add('ama', AMA_STYLE)

/** A study as one reference in plain text: `"Maeshima K, Shibata H. Efficacy of …"`, without a number before it. */
export function cite(study: StudyForCitation, style: CitationStyle): string {
  // Identifiers are printed where the style asks for a DOI; an address on top of it would say the same twice.
  const { URL: _address, PMID: _pmid, PMCID: _pmcid, abstract: _abstract, keyword: _keyword, ...item } = cslOf(study)
  const author = study.authorsComplete || !item.author ? item.author : [...item.author, { literal: 'et al.' }]
  // Of these styles APA alone prints an address of the DOI.
  const doi = item.DOI && (style === 'apa' ? doiAddress(item.DOI).replace('https://doi.org/', '') : item.DOI)
  const text = new Cite({ ...item, ...(doi && { DOI: doi }), ...(author && { author }) }, { generateGraph: false })
    .format('bibliography', { style, format: 'text', lang: 'en-US' })
    .replace(/\s+/g, ' ')
    .trim()
  return text
    .replace(/^1\. /, '')
    .replace(/,? & et al\./, ', et al.')
    .replace(/(?<=\d{4} [A-Z][a-z]{2}–\d{4})(?=[A-Z][a-z]{2}\b)/, ' ')
}

/** Studies as a file that reference managers read. */
export function formatCitations(studies: StudyForCitation[], format: CitationFormat): string {
  if (format === 'ris') return risOf(studies.map(cslOf))
  if (format === 'nbib') return nbibOf(studies.map(cslOf))
  if (format === 'endnote-xml') return endnoteXmlOf(studies.map(cslOf))
  if (format === 'csl-json') return `${JSON.stringify(studies.map(cslOf), null, 2)}\n`
  return bibtexOf(studies.map((study) => ({ item: cslOf(study), authorsComplete: study.authorsComplete })))
}
