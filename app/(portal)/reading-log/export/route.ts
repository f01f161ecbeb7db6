import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { siteUrl } from '@/app/_server/site'
import { exportLog } from '@/db/reading-log/reading-log'
import { logCsv } from '@/lib/reading-log/entry'

/** The viewer's own reading log from one day to another, as CSV. */
export const GET = endpoint(
  z.object({ from: z.iso.date(), to: z.iso.date() }),
  (viewer, period) => exportLog(viewer, period),
  (entries, { from, to }) =>
    new Response(logCsv(entries, siteUrl()), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="precis-reading-${from}-${to}.csv"`,
      },
    }),
  { noun: 'period' },
)
