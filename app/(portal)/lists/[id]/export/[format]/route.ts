import { signedIn } from '@/app/_server/viewer'
import { readListForExport } from '@/db/list-contents'
import { EXPORT_FORMATS } from '@/lib/list-export/export-format'
import { exportList, fileHeaders } from '@/lib/list-export/list-export'

type Context = { params: Promise<{ id: string; format: string }> }

/** A whole list as a file. */
export async function GET(_request: Request, { params }: Context) {
  const who = await signedIn()
  const { id, format: asked } = await params
  const format = EXPORT_FORMATS.find((each) => each === asked)
  const list = format && (await readListForExport(who, id))
  if (!list) {
    return new Response('There is no such list, or it is not yours to see.\n', {
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' },
    })
  }
  return new Response(exportList(list.items, format), { headers: fileHeaders(list.name, format) })
}
