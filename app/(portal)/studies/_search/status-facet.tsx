import type { SearchResult } from '@/db/search/query/search-studies'
import { type SearchRequest, searchAddress } from '@/lib/search/search-request'
import { FacetSection, FacetValueLink } from './facet'

type Props = { request: SearchRequest; result: SearchResult }

/** What became of a study: whether a person has checked its summary, whether it was retracted. */
export function StatusFacet({ request, result: { facets, about, exact, total } }: Props) {
  const { checked, retracted } = request
  const someChecked = facets.checked > 0 || checked
  const someRetracted = facets.retracted > 0 || retracted !== null
  if (!someChecked && !someRetracted) return null
  const retraction = (which: 'only' | 'without') => ({
    href: searchAddress(request, { retracted: retracted === which ? null : which }),
    chosen: retracted === which,
    exact: !about.includes('retracted') && (exact || which === 'only'),
  })
  // What there is beside the retracted ones is only known while they are not the only ones.
  const notRetracted = retracted === 'only' ? null : retracted === 'without' ? total : total - facets.retracted
  return (
    <FacetSection title="Status">
      {someChecked && (
        <FacetValueLink
          href={searchAddress(request, { checked: !checked })}
          chosen={checked}
          count={facets.checked}
          exact={!about.includes('checked')}
        >
          Checked summary
        </FacetValueLink>
      )}
      {someRetracted && (
        <>
          <FacetValueLink {...retraction('without')} count={notRetracted}>
            Without retracted
          </FacetValueLink>
          <FacetValueLink {...retraction('only')} count={facets.retracted}>
            Only retracted
          </FacetValueLink>
        </>
      )}
    </FacetSection>
  )
}
