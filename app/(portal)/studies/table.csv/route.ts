import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { siteUrl } from '@/app/_server/site'
import { searchStudies } from '@/db/search/query/search-studies'
import { withFacts } from '@/db/studies/evidence-rows'
import { evidenceCsv } from '@/lib/evidence/evidence-row'
import { inTableOrder } from '@/lib/evidence/table-order'
import { fileHeaders } from '@/lib/lists/list-export'
import { parseSearchRequest } from '@/lib/search/search-request'

/** A search as its page's address has it; what makes no sense in it is left out. */
const search = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .transform((params) => parseSearchRequest({ ...params, view: 'table' }))

/** The table of evidence of a search, as its page shows it, as a file. */
export const GET = endpoint(
  search,
  async (viewer, request) =>
    inTableOrder(await withFacts(viewer, (await searchStudies(viewer, request)).rows), request.by),
  (rows, { q, columns }) =>
    new Response(evidenceCsv(rows, columns, siteUrl()), { headers: fileHeaders(q || 'evidence', 'csv') }),
  { noun: 'search' },
)
