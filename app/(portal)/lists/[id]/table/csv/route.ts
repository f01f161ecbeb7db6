import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { siteUrl } from '@/app/_server/site'
import { readList } from '@/db/lists/list-contents'
import { withFacts } from '@/db/studies/evidence-rows'
import type { Person } from '@/lib/access/viewer'
import { evidenceCsv } from '@/lib/evidence/evidence-row'
import { parseColumns } from '@/lib/evidence/table-columns'
import { inTableOrder, parseTableOrder } from '@/lib/evidence/table-order'
import { fileHeaders } from '@/lib/lists/list-export'

/** The table of evidence of a whole list as a file. */
export const GET = endpoint(
  z.object({
    id: z.string(),
    columns: z.string().catch('').transform(parseColumns),
    by: z.string().catch('').transform(parseTableOrder),
  }),
  readRows,
  ({ name, rows }, { columns, by }) =>
    new Response(evidenceCsv(inTableOrder(rows, by), columns, siteUrl()), {
      headers: fileHeaders(`${name} evidence`, 'csv'),
    }),
  { noun: 'list' },
)

async function readRows(viewer: Person, { id }: { id: string }) {
  const list = await readList(viewer, id)
  if (!list) return null
  const rows = list.items.map(({ study }) => study)
  return { name: list.name, rows: await withFacts(viewer, rows) }
}
