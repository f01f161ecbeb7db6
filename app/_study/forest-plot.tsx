import type { ForestRow, ForestPlot as Layout } from '@/lib/evidence/forest-plot'

type Study = { retracted: boolean }

/** Of the strip that an effect has in its row: the row's words stand in a cell of their own, beside it. */
const STRIP = 34

/** One effect with its interval, on the scale of all; the line of no difference goes through every strip at one place. */
export function ForestStrip<S extends Study>({ layout, row }: { layout: Layout<S>; row: ForestRow<S> | null }) {
  const middle = STRIP / 2
  return (
    <svg
      width="100%"
      height={STRIP}
      className="block overflow-visible"
      role="img"
      aria-label={row ? 'drawn' : 'not drawn'}
    >
      <NoDifference layout={layout} height={STRIP} />
      {row && (
        <>
          <line
            x1={`${row.from.x}%`}
            x2={`${row.to.x}%`}
            y1={middle}
            y2={middle}
            className={`stroke-ink-2 ${row.study.retracted ? '[stroke-dasharray:4_3]' : ''}`}
          />
          {row.from.cut && <End x={row.from.x} y={middle} d="M6 -4L0 0L6 4" />}
          {row.to.cut && <End x={row.to.x} y={middle} d="M-6 -4L0 0L-6 4" />}
          <svg x={`${row.x}%`} y={middle} className="overflow-visible" aria-hidden="true">
            <rect
              x={-row.side / 2}
              y={-row.side / 2}
              width={row.side}
              height={row.side}
              className={row.study.retracted ? 'fill-paper stroke-2 stroke-danger' : 'fill-level-2'}
            />
          </svg>
        </>
      )}
    </svg>
  )
}

/** What the effects come to together. */
export function PooledStrip({ layout }: { layout: Layout<unknown> }) {
  const { pooled } = layout
  if (!pooled) return null
  return (
    <svg
      width="100%"
      height={STRIP}
      className="block overflow-visible"
      role="img"
      aria-label={`Together ${pooled.text}`}
    >
      <NoDifference layout={layout} height={STRIP} />
      <line x1={`${pooled.from}%`} x2={`${pooled.to}%`} y1={17} y2={17} className="stroke-2 stroke-accent" />
      <svg x={`${pooled.x}%`} y={17} className="overflow-visible" aria-hidden="true">
        <path d="M-8 0L0 -7L8 0L0 7Z" className="fill-accent" />
      </svg>
    </svg>
  )
}

/** The scale under the strips. */
export function ForestScale({ layout }: { layout: Layout<unknown> }) {
  return (
    <svg width="100%" height="26" className="block overflow-visible" aria-hidden="true">
      <line x1="4%" x2="96%" y1="1" y2="1" className="stroke-line-strong" />
      {layout.ticks.map(({ x, label }) => (
        <g key={label}>
          <line x1={`${x}%`} x2={`${x}%`} y1="1" y2="6" className="stroke-line-strong" />
          <text x={`${x}%`} y="20" textAnchor="middle" className="fill-ink-3 text-[12px] tabular-nums">
            {label}
          </text>
        </g>
      ))}
    </svg>
  )
}

const NoDifference = ({ layout, height }: { layout: Layout<unknown>; height: number }) => (
  <line x1={`${layout.none}%`} x2={`${layout.none}%`} y1="0" y2={height} className="stroke-line-strong" />
)

/** An interval that goes on beyond the picture. */
function End({ x, y, d }: { x: number; y: number; d: string }) {
  return (
    <svg x={`${x}%`} y={y} className="overflow-visible" aria-hidden="true">
      <path d={d} className="fill-none stroke-ink-2" />
    </svg>
  )
}
