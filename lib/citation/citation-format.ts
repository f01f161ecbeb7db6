export const CITATION_STYLES = ['vancouver', 'ama', 'apa'] as const
export type CitationStyle = (typeof CITATION_STYLES)[number]

export const STYLE_WORDS: Record<CitationStyle, string> = { vancouver: 'Vancouver', ama: 'AMA', apa: 'APA' }

export const CITATION_FORMATS = ['ris', 'bibtex', 'csl-json'] as const
export type CitationFormat = (typeof CITATION_FORMATS)[number]
