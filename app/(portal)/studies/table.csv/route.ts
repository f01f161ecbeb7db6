import { siteUrl } from '@/app/_server/site'
import { signedIn } from '@/app/_server/viewer'
import { searchStudies } from '@/db/search/query/search-studies'
import { withFacts } from '@/db/studies/evidence-rows'
import { evidenceCsv } from '@/lib/evidence/evidence-row'
import { fileHeaders } from '@/lib/lists/list-export'
import { parseSearchRequest } from '@/lib/search/search-request'

/** The table of evidence of a search, as its page shows it, as a file. */
export async function GET(request: Request): Promise<Response> {
  const who = await signedIn()
  const asked = new URL(request.url).searchParams
  const params = Object.fromEntries([...asked.keys()].map((name) => [name, asked.getAll(name)]))
  const search = parseSearchRequest({ ...params, view: 'table' })
  const { rows } = await searchStudies(who, search)
  const table = evidenceCsv(await withFacts(who, rows), search.columns, siteUrl())
  return new Response(table, { headers: fileHeaders(search.q || 'evidence', 'csv') })
}
