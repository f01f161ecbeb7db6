import { cslOf } from '@/lib/citation/csl'
import { formatCitations } from '@/lib/citation/format'
import { csvOf } from '@/lib/records/csv'
import { shortName } from '@/lib/studies/author-name'
import { sourceWords } from '@/lib/studies/citation-count'
import { formatPublicationDate } from '@/lib/studies/publication-date'
import { slugOf } from '@/lib/studies/study-address'
import { madeBy } from '@/lib/summaries/summary'
import type { ExportFormat } from './export-format'
import type { ExportedItem } from './exported-item'
import { STATUS_WORDS } from './reading-list'

const FILES: Record<ExportFormat, { type: string; ending: string }> = {
  ris: { type: 'application/x-research-info-systems; charset=utf-8', ending: 'ris' },
  bibtex: { type: 'application/x-bibtex; charset=utf-8', ending: 'bib' },
  nbib: { type: 'application/nbib; charset=utf-8', ending: 'nbib' },
  'endnote-xml': { type: 'application/xml; charset=utf-8', ending: 'xml' },
  'csl-json': { type: 'application/vnd.citationstyles.csl+json; charset=utf-8', ending: 'json' },
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
}

/** The headers under which a file of `format` is saved as `name`, whatever characters the name has. */
export function fileHeaders(name: string, format: ExportFormat): Record<string, string> {
  const { type, ending } = FILES[format]
  const slug = slugOf(name)
  const plain = slug.replace(/[^a-z0-9-]/g, '').replace(/^-+|-+$/g, '') || 'list'
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${encodeURIComponent(slug)}.${ending}`,
    'cache-control': 'private, no-store',
  }
}

/** The whole list as one file. */
export function exportList(items: ExportedItem[], format: ExportFormat): string {
  if (format === 'csv') return csvOf([COLUMNS, ...items.map(cells)])
  return formatCitations(
    items.map(({ study }) => study),
    format,
  )
}

const COLUMNS = [
  'Position',
  'Status',
  'Why saved',
  'Due',
  'For',
  'Added',
  'Finding',
  'Finding made by',
  'Title',
  'Authors',
  'Journal',
  'Published',
  'Volume',
  'Issue',
  'Pages',
  'PMID',
  'PMCID',
  'DOI',
  'Address',
  'Design',
  'Level of evidence (Oxford CEBM 2011)',
  'Citations',
  'Citations counted by',
  'Retracted',
]

/** Not known is an empty cell, which is not the same as 0. */
function cells({ status, reason, dueOn, assignedTo, addedAt, study, row }: ExportedItem, index: number) {
  const { published } = study
  return [
    index + 1,
    STATUS_WORDS[status],
    reason,
    dueOn,
    assignedTo?.name ?? null,
    addedAt.toISOString().slice(0, 10),
    row.finding,
    madeBy(row),
    study.title,
    [...study.authors.map(shortName), ...(study.authorsComplete ? [] : ['et al.'])].join('; '),
    study.journal,
    published && formatPublicationDate(published),
    study.volume,
    study.issue,
    study.pages,
    study.pmid,
    study.pmcid,
    study.doi,
    cslOf(study).URL ?? null,
    row.design,
    row.level,
    row.citations?.count ?? null,
    row.citations && sourceWords(row.citations),
    row.retracted ? 'yes' : 'no',
  ]
}
