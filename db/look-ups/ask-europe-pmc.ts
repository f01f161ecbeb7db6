import type { JobWork } from '@/db/jobs/job'
import { askSource, type Outbound } from '@/db/sources/ask-source'
import { type EuropePmcPage, readEuropePmcPage } from '@/lib/sources/europe-pmc-found'
import { SourceFault } from '@/lib/sources/source-fault'

type Work = Pick<JobWork, 'sql' | 'signal'>

/** One page of what Europe PMC finds, with all fields of each record, from `cursor` on. */
export const askEuropePmc = (
  { query, size, cursor = '*' }: { query: string; size: number; cursor?: string },
  work: Work,
  outbound: Outbound,
): Promise<EuropePmcPage> =>
  askSource(
    work,
    {
      source: 'europe-pmc',
      endpoint: 'search',
      fields: () => ({ query, resultType: 'core', format: 'json', pageSize: String(size), cursorMark: cursor }),
      read: (answer) => readEuropePmcPage(String(answer), cursor),
    },
    outbound,
  )

/** Pages that are asked for of one query at most: a source that always has one more has none. */
const MOST_PAGES = 20

/** Everything that Europe PMC has for a query, page by page. */
export async function allOfEuropePmc(query: string, size: number, work: Work, outbound: Outbound): Promise<unknown[]> {
  const results: unknown[] = []
  let cursor: string | null = '*'
  for (let page = 0; cursor !== null; page++) {
    if (page >= MOST_PAGES) throw new SourceFault('unreadable')
    const answer: EuropePmcPage = await askEuropePmc({ query, size, cursor }, work, outbound)
    results.push(...answer.results)
    cursor = answer.next
  }
  return results
}
