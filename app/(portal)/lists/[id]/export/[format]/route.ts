import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { readListForExport } from '@/db/lists/list-contents'
import { EXPORT_FORMATS } from '@/lib/lists/export-format'
import { exportList, fileHeaders } from '@/lib/lists/list-export'

/** A whole list as a file. */
export const GET = endpoint(
  z.object({ id: z.string(), format: z.enum(EXPORT_FORMATS) }),
  (viewer, { id }) => readListForExport(viewer, id),
  (list, { format }) => new Response(exportList(list.items, format), { headers: fileHeaders(list.name, format) }),
  { noun: 'list' },
)
