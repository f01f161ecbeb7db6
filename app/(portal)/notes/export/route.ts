import { siteUrl } from '@/app/_server/site'
import { signedIn } from '@/app/_server/viewer'
import { exportNotes } from '@/db/notes/note-list'
import { formatNotes, NOTE_FORMATS, type NoteFormat } from '@/lib/notes/note-export'

/** The viewer's own notes as a file: `format` is markdown, csv or json; `words` as on the page. */
export async function GET(request: Request): Promise<Response> {
  const who = await signedIn()
  const asked = new URL(request.url).searchParams
  const format = asked.get('format') ?? ''
  if (!isFormat(format)) {
    return new Response(`Ask for one of these formats: ${Object.keys(NOTE_FORMATS).join(', ')}.\n`, { status: 404 })
  }
  const notes = await exportNotes(who, asked.get('words') ?? '')
  const { type, ending } = NOTE_FORMATS[format]
  return new Response(formatNotes(notes, format, siteUrl()), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="precis-notes.${ending}"` },
  })
}

const isFormat = (format: string): format is NoteFormat => Object.hasOwn(NOTE_FORMATS, format)
