import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { siteUrl } from '@/app/_server/site'
import { exportNotes } from '@/db/notes/note-list'
import { formatNotes, NOTE_FORMATS, type NoteFormat } from '@/lib/notes/note-export'

const isFormat = (format: unknown): format is NoteFormat =>
  typeof format === 'string' && Object.hasOwn(NOTE_FORMATS, format)

/** The viewer's own notes as a file: `format` is markdown, csv or json; `words` as on the page. */
export const GET = endpoint(
  z.object({ format: z.custom<NoteFormat>(isFormat), words: z.string().catch('') }),
  (viewer, { words }) => exportNotes(viewer, words),
  (notes, { format }) => {
    const { type, ending } = NOTE_FORMATS[format]
    return new Response(formatNotes(notes, format, siteUrl()), {
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="precis-notes.${ending}"` },
    })
  },
  { noun: 'format of notes' },
)
