import { Button } from '@/app/_ui/button'
import { YearBars } from '@/app/_ui/year-bars'
import { type SearchRequest, searchAddress } from '@/lib/search/search-request'
import { YearDrag } from './year-drag'

type Props = { request: SearchRequest; years: { year: number; count: number }[] }

/** The years there are, and a form to narrow them; the rest of the search goes along in it. */
export function YearsFacet({ request, years }: Props) {
  if (years.length === 0) return null
  const [first, last] = [years[0]?.year, years.at(-1)?.year]
  const drawn = everyYear(years)
  const anyYear = searchAddress(request, { from: null, to: null })
  const rest = new URL(anyYear, 'http://own.invalid').searchParams
  return (
    <section aria-label="Published">
      <h2 className="label-caps mb-2.5">Published</h2>
      <YearDrag years={drawn.map(({ year }) => year)} asked={{ from: request.from, to: request.to }} address={anyYear}>
        <YearBars years={drawn} />
      </YearDrag>
      <form action="/studies" className="mt-2 flex flex-wrap items-center gap-2 text-sm">
        {[...rest].map(([name, value]) => (
          <input key={`${name}${value}`} type="hidden" name={name} value={value} />
        ))}
        <YearField name="from" label="From year" year={request.from} placeholder={first} />
        <span>to</span>
        <YearField name="to" label="To year" year={request.to} placeholder={last} />
        <Button className="h-8 px-3">Show</Button>
      </form>
    </section>
  )
}

type FieldProps = { name: string; label: string; year: number | null; placeholder: number | undefined }

function YearField({ name, label, year, placeholder }: FieldProps) {
  return (
    <input
      key={year}
      className="h-8 w-[62px] rounded border border-line-strong bg-surface px-2 text-sm tabular-nums"
      name={name}
      inputMode="numeric"
      pattern="\d{4}"
      maxLength={4}
      defaultValue={year ?? ''}
      placeholder={String(placeholder)}
      aria-label={label}
    />
  )
}

/** Years without a study between the others are drawn as gaps; a lone early year does not squeeze the rest. */
function everyYear(years: { year: number; count: number }[]) {
  const counts = new Map(years.map(({ year, count }) => [year, count]))
  const last = years.at(-1)?.year ?? 0
  const first = Math.max(years[0]?.year ?? 0, last - 39)
  return Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, count: counts.get(first + i) ?? 0 }))
}
