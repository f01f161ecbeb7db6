import { buttonClass } from '@/app/_ui/button-class'
import { EvidenceTable } from '@/app/_ui/evidence-table'
import { PrintButton } from '@/app/_ui/print-button'
import { StudyRows } from '@/app/_ui/study-rows'
import { withFacts } from '@/db/evidence-rows'
import type { SearchResult } from '@/db/search/search-studies'
import { can } from '@/lib/policy'
import { RESULTS_IN_PICTURE, type SearchRequest, searchAddress } from '@/lib/search/search-request'
import type { Viewer } from '@/lib/viewer'
import { draftAddress } from '../../drafts/draft-address'
import { aboutWords } from './about'
import { Picture } from './picture'

type Props = { request: SearchRequest; result: SearchResult; viewer: Viewer }

/** What was found, as the reader asked to see it. */
export function Results({ request, result, viewer }: Props) {
  switch (request.view) {
    case 'rows':
      return <StudyRows rows={result.rows} />
    case 'picture':
      return <Picture result={result} />
    case 'table':
      return <Table request={request} result={result} viewer={viewer} />
  }
}

async function Table({ request, result: { rows, total, exact }, viewer }: Props) {
  return (
    <>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2" data-screen-only>
        {total > rows.length && (
          <p className="meta mr-auto">
            The first {RESULTS_IN_PICTURE} of {aboutWords(total, exact)}, in the order chosen above.
          </p>
        )}
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
        rows={await withFacts(viewer, rows)}
        columns={request.columns}
        address={(columns) => searchAddress(request, { columns })}
        mendAt={can(viewer, 'summary.change') ? draftAddress : undefined}
      />
    </>
  )
}
