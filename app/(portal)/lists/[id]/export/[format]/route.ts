import { signedIn } from '@/app/_server/viewer'
import { readListForExport } from '@/db/lists/list-contents'
import { EXPORT_FORMATS } from '@/lib/lists/export-format'
import { exportList, fileHeaders } from '@/lib/lists/list-export'
import { noSuchList } from '../../../no-such-list'

type Context = { params: Promise<{ id: string; format: string }> }

/** A whole list as a file. */
export async function GET(_request: Request, { params }: Context) {
  const who = await signedIn()
  const { id, format: asked } = await params
  const format = EXPORT_FORMATS.find((each) => each === asked)
  const list = format && (await readListForExport(who, id))
  if (!list) return noSuchList()
  return new Response(exportList(list.items, format), { headers: fileHeaders(list.name, format) })
}
