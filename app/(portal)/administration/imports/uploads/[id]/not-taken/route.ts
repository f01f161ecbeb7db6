import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { readNotTaken } from '@/db/import/uploads/read-not-taken'
import { notTakenFile } from '@/lib/references/not-taken-file'

/** What of an upload was not taken, in its own format. */
export const GET = endpoint(
  z.object({ id: z.string() }),
  (viewer, { id }) => readNotTaken(viewer, id),
  ({ format, records }) => {
    const { name, text } = notTakenFile(format, records)
    return new Response(text, {
      // Whatever somebody has uploaded is saved, and never shown as a page.
      headers: { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` },
    })
  },
  { noun: 'import' },
)
