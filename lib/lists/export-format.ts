import { CITATION_FORMATS, FORMAT_WORDS as CITATION_WORDS } from '@/lib/citation/citation-format'

export const EXPORT_FORMATS = [...CITATION_FORMATS, 'csv'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const FORMAT_WORDS: Record<ExportFormat, string> = {
  ...CITATION_WORDS,
  csv: 'CSV, for a spreadsheet',
}
