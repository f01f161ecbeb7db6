import { NOTE_FORMATS } from '@/lib/notes/note-export'

/** How many there are, and the same notes as a file. */
export function NoteExport({ query, total }: { query: string; total: number }) {
  const find = query.trim() ? `&words=${encodeURIComponent(query.trim())}` : ''
  return (
    <p className="meta flex flex-wrap justify-between gap-x-5">
      <span>
        {total.toLocaleString('en-GB')} {total === 1 ? 'note' : 'notes'}
      </span>
      <span className="dotted" data-screen-only>
        <span>Export</span>
        {Object.entries(NOTE_FORMATS).map(([format, { words }]) => (
          <span key={format}>
            <a href={`/notes/export?format=${format}${find}`} download className="text-accent">
              {words}
            </a>
          </span>
        ))}
      </span>
    </p>
  )
}
