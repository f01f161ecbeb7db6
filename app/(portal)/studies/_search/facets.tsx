import Link from 'next/link'
import { Button } from '@/app/_ui/button'
import { designWord, LevelBars } from '@/app/_ui/level-badge'
import { YearBars } from '@/app/_ui/year-bars'
import type { FacetValue } from '@/db/search/facets'
import type { SearchResult } from '@/db/search/search-studies'
import { levelOf } from '@/lib/evidence/design'
import { type SearchRequest, searchAddress, toggled, UNFILTERED } from '@/lib/search/search-request'

type Props = { request: SearchRequest; result: SearchResult }

/** The filters; each value is a link, so that a search is its address and nothing else. */
export function Facets({ request, result }: Props) {
  const chosen =
    request.designs.length +
    request.journals.length +
    request.topics.length +
    Number(request.from !== null || request.to !== null)
  return (
    <aside aria-label="Filters">
      <details className="md:hidden" data-screen-only>
        <summary className="cursor-pointer font-medium">Filters{chosen > 0 && ` (${chosen})`}</summary>
        <div className="mt-4">
          <FacetList request={request} result={result} chosen={chosen} />
        </div>
      </details>
      <div className="max-md:hidden">
        <FacetList request={request} result={result} chosen={chosen} />
      </div>
    </aside>
  )
}

function FacetList({ request, result, chosen }: Props & { chosen: number }) {
  return (
    <div className="grid gap-7">
      {chosen > 0 && (
        <Link className="text-accent text-sm" href={searchAddress(request, UNFILTERED)}>
          Clear all filters
        </Link>
      )}
      <Facet
        title="Strength of evidence"
        values={result.facets.designs}
        chosen={request.designs}
        address={(value) => searchAddress(request, { designs: toggled(request.designs, value) })}
      >
        {({ value }) => (
          <span className="flex items-center gap-2">
            <LevelBars level={levelOf(value)} />
            {designWord(value)}
          </span>
        )}
      </Facet>
      {result.facets.years.length > 0 && <Years request={request} years={result.facets.years} />}
      <Facet
        title="Journal"
        values={result.facets.journals}
        chosen={request.journals}
        address={(value) => searchAddress(request, { journals: toggled(request.journals, value) })}
      />
      {result.facets.topics && (
        <Facet
          title="Topic"
          values={result.facets.topics}
          chosen={request.topics}
          address={(value) => searchAddress(request, { topics: toggled(request.topics, value) })}
        />
      )}
    </div>
  )
}

type FacetProps<T> = {
  title: string
  values: FacetValue<T>[]
  chosen: readonly T[]
  address: (value: T) => string
  children?: (value: FacetValue<T>) => React.ReactNode
}

function Facet<T extends string | number>({ title, values, chosen, address, children }: FacetProps<T>) {
  if (values.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className="label-caps mb-2.5">{title}</h2>
      <ul className="text-sm">
        {values.map((value) => {
          const on = chosen.includes(value.value)
          return (
            <li key={value.value}>
              <Link
                href={address(value.value)}
                aria-current={on ? 'true' : undefined}
                className="grid grid-cols-[18px_1fr_auto] items-center gap-[9px] py-[5px] hover:no-underline"
              >
                <span
                  aria-hidden="true"
                  className={`size-4 rounded border-[1.5px] text-center text-[11px] leading-[13px] ${on ? 'border-accent bg-accent text-paper' : 'border-line-strong bg-surface'}`}
                >
                  {on && '✓'}
                </span>
                <span className="min-w-0">{children ? children(value) : value.label}</span>
                <span className="meta">{value.count.toLocaleString('en-GB')}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The years there are, and a form to narrow them; the rest of the search goes along in it. */
function Years({ request, years }: { request: SearchRequest; years: { year: number; count: number }[] }) {
  const [first, last] = [years[0]?.year, years.at(-1)?.year]
  const rest = new URL(searchAddress(request, { from: null, to: null }), 'http://own.invalid').searchParams
  const box = 'h-8 w-[72px] rounded border border-line-strong bg-surface px-2 text-sm tabular-nums'
  return (
    <section aria-label="Published">
      <h2 className="label-caps mb-2.5">Published</h2>
      <YearBars years={everyYear(years)} />
      <form action="/studies" className="mt-2 flex flex-wrap items-center gap-2 text-sm">
        {[...rest].map(([name, value]) => (
          <input key={`${name}${value}`} type="hidden" name={name} value={value} />
        ))}
        <input
          className={box}
          name="from"
          inputMode="numeric"
          pattern="\d{4}"
          maxLength={4}
          defaultValue={request.from ?? ''}
          placeholder={String(first)}
          aria-label="From year"
        />
        <span>to</span>
        <input
          className={box}
          name="to"
          inputMode="numeric"
          pattern="\d{4}"
          maxLength={4}
          defaultValue={request.to ?? ''}
          placeholder={String(last)}
          aria-label="To year"
        />
        <Button className="h-8 px-3">Show</Button>
      </form>
    </section>
  )
}

/** Years without a study between the others are drawn as gaps; a lone early year does not squeeze the rest. */
function everyYear(years: { year: number; count: number }[]) {
  const counts = new Map(years.map(({ year, count }) => [year, count]))
  const last = years.at(-1)?.year ?? 0
  const first = Math.max(years[0]?.year ?? 0, last - 39)
  return Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, count: counts.get(first + i) ?? 0 }))
}
