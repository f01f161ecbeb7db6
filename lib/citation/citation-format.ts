export const CITATION_STYLES = ['vancouver', 'ama', 'apa'] as const
export type CitationStyle = (typeof CITATION_STYLES)[number]

export const STYLE_WORDS: Record<CitationStyle, string> = { vancouver: 'Vancouver', ama: 'AMA', apa: 'APA' }

export const CITATION_FORMATS = ['ris', 'nbib', 'bibtex', 'endnote-xml', 'csl-json'] as const
export type CitationFormat = (typeof CITATION_FORMATS)[number]

export const FORMAT_WORDS: Record<CitationFormat, string> = {
  ris: 'RIS',
  nbib: 'NBIB',
  bibtex: 'BibTeX',
  'endnote-xml': 'EndNote XML',
  'csl-json': 'CSL-JSON',
}
