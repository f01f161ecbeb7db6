import { type Readers, readersWords } from '@/lib/access/audience'
import { csvOf } from '@/lib/records/csv'

export const NOTE_FORMATS = {
  markdown: { type: 'text/markdown; charset=utf-8', ending: 'md', words: 'Markdown' },
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv', words: 'CSV' },
  json: { type: 'application/json; charset=utf-8', ending: 'json', words: 'JSON' },
} as const
export type NoteFormat = keyof typeof NOTE_FORMATS

type Note = {
  body: string
  readers: Readers
  createdAt: Date
  updatedAt: Date
  study: { title: string; pmid: number | null; doi: string | null; address: string }
}

/** A person's notes as a file; `site` is put before addresses of ours. */
export function formatNotes(notes: readonly Note[], format: NoteFormat, site: string): string {
  const rows = notes.map(({ study, ...note }) => ({
    study: study.title,
    pmid: study.pmid,
    doi: study.doi,
    address: site + study.address,
    written: note.createdAt.toISOString(),
    changed: note.updatedAt.toISOString(),
    readBy: readersWords(note.readers),
    note: note.body,
  }))
  if (format === 'json') return `${JSON.stringify(rows, null, 2)}\n`
  if (format === 'csv') {
    const heads = ['study', 'pmid', 'doi', 'address', 'written', 'changed', 'readBy', 'note'] as const
    return csvOf([[...heads], ...rows.map((row) => heads.map((head) => row[head]))])
  }
  return rows
    .map((row) => {
      const identifiers = [row.pmid && `PMID ${row.pmid}`, row.doi && `DOI ${row.doi}`, row.address].filter(Boolean)
      return `## ${row.study}\n\n${identifiers.join(' · ')}\nWritten ${row.written.slice(0, 10)}, changed ${row.changed.slice(0, 10)} · Read by: ${row.readBy}\n\n${row.note}\n`
    })
    .join('\n')
}
