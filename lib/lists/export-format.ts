import { CITATION_FORMATS } from '@/lib/citation/citation-format'

export const EXPORT_FORMATS = [...CITATION_FORMATS, 'csv'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const FORMAT_WORDS: Record<ExportFormat, string> = {
  ris: 'RIS',
  bibtex: 'BibTeX',
  'csl-json': 'CSL-JSON',
  csv: 'CSV, for a spreadsheet',
}
