import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { readListForExport } from '@/db/lists/list-contents'
import { EXPORT_FORMATS } from '@/lib/lists/export-format'
import { exportList, fileHeaders } from '@/lib/lists/list-export'
import { parseListFilter } from '@/lib/lists/list-filter'
import { today } from '../../../today'

const asked = z.string().optional().catch(undefined)

/** A whole list as a file, or what its address asks for of it. */
export const GET = endpoint(
  z.object({ id: z.string(), format: z.enum(EXPORT_FORMATS), status: asked, due: asked }),
  (viewer, { id, status, due }) => readListForExport(viewer, id, parseListFilter({ status, due }), today()),
  (list, { format }) => new Response(exportList(list.items, format), { headers: fileHeaders(list.name, format) }),
  { noun: 'list' },
)
