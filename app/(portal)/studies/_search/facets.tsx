import Link from 'next/link'
import type { Facet as FacetName } from '@/db/search/query/filters'
import type { SearchResult } from '@/db/search/query/search-studies'
import { languageName } from '@/lib/search/language-name'
import { filtersUsed, type SearchRequest, searchAddress, toggled, UNFILTERED } from '@/lib/search/search-request'
import { DesignsFacet } from './designs-facet'
import { Facet } from './facet'
import { StatusFacet } from './status-facet'
import { YearsFacet } from './years-facet'

type Props = { request: SearchRequest; result: SearchResult }

/** On a small screen the word stands at the end of the line with the count, which is the first of the results. */
const BESIDE_COUNT =
  'max-md:relative max-md:[&:has(details[open])]:mb-6 max-md:[&:not(:has(details[open]))]:-mb-6 max-md:[&:not(:has(details[open]))]:justify-self-end'

/**
 * The filters, and what each would leave. On a small screen, and beside a table that wants the room, they are behind a
 * word that opens them; drawn once for both.
 */
export function Facets({ request, result, isBesideCount = false }: Props & { isBesideCount?: boolean }) {
  const used = filtersUsed(request)
  const isFolded = request.view === 'table'
  return (
    <aside aria-label="Filters" className={isFolded ? '' : isBesideCount ? BESIDE_COUNT : 'max-md:mb-6'}>
      <details className={isFolded ? 'peer' : 'peer md:hidden'} data-screen-only>
        <summary className="cursor-pointer font-medium">Filters{used > 0 && ` (${used})`}</summary>
      </details>
      <div
        className={
          isFolded ? 'mt-4 max-w-[420px] peer-[:not([open])]:hidden' : 'max-md:mt-4 max-md:peer-[:not([open])]:hidden'
        }
      >
        <FacetList request={request} result={result} />
      </div>
    </aside>
  )
}

function FacetList({ request, result }: Props) {
  const { facets } = result
  const isExact = (facet: FacetName) => !result.about.includes(facet)
  const languages = facets.languages.map((each) => ({ ...each, label: languageName(each.value) }))
  return (
    <div className="grid gap-7">
      {hasCounted(result) && <Counted request={request} total={result.total} />}
      {filtersUsed(request) > 0 && (
        <Link className="text-accent text-sm" href={searchAddress(request, UNFILTERED)}>
          Clear all filters
        </Link>
      )}
      <DesignsFacet request={request} designs={facets.designs} exact={isExact('designs')} />
      <YearsFacet request={request} years={facets.years} />
      <Facet
        title="Journal"
        values={facets.journals}
        chosen={request.journals}
        exact={isExact('journals')}
        address={(value) => searchAddress(request, { journals: toggled(request.journals, value) })}
      />
      <Facet
        title="Topic"
        values={facets.topics}
        chosen={request.topics}
        exact={isExact('topics')}
        address={(value) => searchAddress(request, { topics: toggled(request.topics, value) })}
      />
      {(languages.length > 1 || request.languages.length > 0) && (
        <Facet
          title="Language"
          values={languages}
          chosen={request.languages}
          exact={isExact('languages')}
          address={(value) => searchAddress(request, { languages: toggled(request.languages, value) })}
        />
      )}
      <StatusFacet request={request} result={result} />
    </div>
  )
}

/** Whether there are related studies that filters can count. */
const hasCounted = ({ total, related }: SearchResult) => related !== null && related.total > related.alike && total > 0

/** Of which studies the filters say how many there are, and the way to the other. */
function Counted({ request, total }: { request: SearchRequest; total: number }) {
  const whole = total === 1 ? 'the 1 study that answers all of it' : `the ${total} studies that answer all of it`
  return (
    <p className="text-ink-2 text-sm">
      {request.related ? 'Filters count related studies too. ' : `Filters count ${whole}. `}
      <Link className="text-accent" href={searchAddress(request, { related: !request.related })} prefetch={false}>
        {request.related ? `Count ${whole} only` : 'Count related studies too'}
      </Link>
    </p>
  )
}
