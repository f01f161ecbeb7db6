import { randomUUID } from 'node:crypto'
import { viewer } from '@/app/_server/viewer'
import { readPicker } from '@/db/lists/list-picker'

/** What the picker draws for one study: loaded when it is opened, so that no row carries it. */
export async function GET(request: Request) {
  const who = await viewer()
  const headers = { 'cache-control': 'private, no-store' }
  if (who.kind !== 'person') {
    return Response.json({ message: 'Your session has ended. Sign in again.' }, { status: 401, headers })
  }
  const picker = await readPicker(who, Number(new URL(request.url).searchParams.get('study') || Number.NaN))
  if (!picker) {
    return Response.json({ message: 'There is no such study, or it is not yours to see.' }, { status: 404, headers })
  }
  return Response.json({ picker, formKey: randomUUID() }, { headers })
}
