import { EvidenceTable } from '@/app/_study/evidence-table'
import { EvidenceTimeline } from '@/app/_study/evidence-timeline'
import { ForestView } from '@/app/_study/forest-view'
import { buttonClass } from '@/app/_ui/button-class'
import { PrintButton } from '@/app/_ui/print-button'
import { readHoldings } from '@/db/lists/holdings'
import { readReadings } from '@/db/readings/set-readings'
import type { SearchResult } from '@/db/search/query/search-studies'
import { abstractsOf, withFacts } from '@/db/studies/evidence-rows'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { type ForestRequest, forestParams } from '@/lib/evidence/forest-request'
import { inTableOrder } from '@/lib/evidence/table-order'
import { relatedWords } from '@/lib/search/related-words'
import { type SearchRequest, searchAddress } from '@/lib/search/search-request'
import { draftAddress } from '../../drafts/draft-address'
import { aboutWords } from './about'
import { WholeAndRelated } from './whole-and-related'

type Props = { request: SearchRequest; result: SearchResult; forest: ForestRequest; viewer: Viewer }

/** What was found, as the reader asked to see it. */
export async function Results(props: Props) {
  const { request, result, viewer } = props
  switch (request.view) {
    case 'rows': {
      const ids = result.rows.map(({ id }) => id)
      const [holdings, readings] = await Promise.all([readHoldings(viewer, ids), readReadings(viewer, ids)])
      return <WholeAndRelated {...props} holdings={holdings} readings={readings} />
    }
    case 'timeline':
      return (
        <div className="pt-4">
          <HowMany request={request} result={result} />
          <EvidenceTimeline rows={result.rows} />
        </div>
      )
    case 'table':
      return <Table {...props} />
    case 'forest':
      return <Forest {...props} />
  }
}

/** How many of what was found are shown at once, where it is not all. */
function HowMany({ request, result }: Pick<Props, 'request' | 'result'>) {
  const { rows, total, exact, related } = result
  const every = total + (related?.total ?? 0)
  if (rows.length >= every && !related) return null
  return (
    <p className="meta mr-auto">
      {rows.length < every &&
        `The first ${rows.length} of ${aboutWords(every, exact && (related?.exact ?? true))}, ${request.by ? 'put in order by a column' : 'in the order chosen above'}. `}
      {related &&
        (total === 0 ? 'All of them have some of it only.' : `Those after the first ${total} ${relatedWords(result)}.`)}
    </p>
  )
}

async function Table({ request, result, viewer }: Props) {
  return (
    <>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2" data-screen-only>
        <HowMany request={request} result={result} />
        <a
          href={`/studies/table.csv${searchAddress(request).replace('/studies', '')}`}
          download
          className={buttonClass()}
        >
          Save as CSV
        </a>
        <PrintButton className={buttonClass()} />
      </div>
      <EvidenceTable
        rows={inTableOrder(await withFacts(viewer, result.rows), request.by)}
        columns={request.columns}
        order={request.by}
        address={(change) => searchAddress(request, change)}
        editAt={can(viewer, 'summary.change') ? draftAddress : undefined}
      />
    </>
  )
}

/** Effects of what was found, as a list has them. */
async function Forest({ request, result, forest, viewer }: Props) {
  const rows = await withFacts(viewer, result.rows)
  const having = rows.filter(({ facts }) => facts?.effects).map(({ id }) => id)
  return (
    <div className="pt-3">
      <HowMany request={request} result={result} />
      <ForestView
        rows={rows}
        abstracts={await abstractsOf(viewer, having)}
        request={forest}
        address={(change) => searchAddress(request, {}, forestParams({ ...forest, ...change }))}
      />
    </div>
  )
}
