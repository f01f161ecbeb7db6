type Props = { years: { year: number; count: number }[] }

const WIDTH = 292
const HEIGHT = 70

/** Counts by year as bars, drawn on the server, with the same numbers in words for those who cannot see them. */
export function YearBars({ years }: Props) {
  const most = Math.max(...years.map(({ count }) => count), 1)
  const step = WIDTH / years.length
  const [first, last] = [years[0]?.year, years.at(-1)?.year]
  return (
    <figure>
      <svg viewBox={`0 0 ${WIDTH} 88`} className="w-full" aria-hidden="true">
        {years.map(({ year, count }, index) => (
          <rect
            key={year}
            x={index * step + step * 0.1}
            y={HEIGHT - (count / most) * (HEIGHT - 4)}
            width={Math.min(step * 0.8, 34)}
            height={(count / most) * (HEIGHT - 4)}
            className="fill-level-4"
          />
        ))}
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
