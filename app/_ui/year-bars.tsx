type Props = { years: { year: number; count: number }[] }

const WIDTH = 292
const HEIGHT = 70

const round = (length: number) => Math.round(length * 100) / 100

/** Counts by year as bars, drawn on the server, with the same numbers in words for those who cannot see them. */
export function YearBars({ years }: Props) {
  const most = Math.max(...years.map(({ count }) => count), 1)
  const step = WIDTH / years.length
  const width = round(Math.min(step * 0.8, 34))
  // One shape: a hundred years would be a hundred elements, each sent twice.
  const bars = years.map(({ count }, index) => {
    const height = round((count / most) * (HEIGHT - 4))
    return `M${round(index * step + step * 0.1)} ${HEIGHT}v${-height}h${width}v${height}z`
  })
  const [first, last] = [years[0]?.year, years.at(-1)?.year]
  return (
    <figure>
      <svg viewBox={`0 0 ${WIDTH} 88`} className="w-full" aria-hidden="true">
        <path d={bars.join('')} className="fill-level-4" />
        <line x1="0" x2={WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} className="stroke-line-strong" />
        <text x="0" y="86" className="fill-ink-3 text-[11px]">
          {first}
        </text>
        {last !== first && (
          <text x={WIDTH} y="86" textAnchor="end" className="fill-ink-3 text-[11px]">
            {last}
          </text>
        )}
      </svg>
      <figcaption className="sr-only">{years.map(({ year, count }) => `${year}: ${count}`).join(', ')}</figcaption>
    </figure>
  )
}
