import { siteUrl } from '@/app/_server/site'
import { signedIn } from '@/app/_server/viewer'
import { readList } from '@/db/lists/list-contents'
import { withFacts } from '@/db/studies/evidence-rows'
import { evidenceCsv } from '@/lib/evidence/evidence-row'
import { parseColumns } from '@/lib/evidence/table-columns'
import { fileHeaders } from '@/lib/lists/list-export'
import { noSuchList } from '../../../no-such-list'

type Context = { params: Promise<{ id: string }> }

/** The table of evidence of a whole list as a file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const who = await signedIn()
  const list = await readList(who, (await params).id)
  if (!list) return noSuchList()
  const columns = parseColumns(new URL(request.url).searchParams.get('columns') ?? '')
  const rows = await withFacts(
    who,
    list.items.map(({ study }) => study),
  )
  return new Response(evidenceCsv(rows, columns, siteUrl()), { headers: fileHeaders(`${list.name} evidence`, 'csv') })
}
