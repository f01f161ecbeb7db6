import type { StudyEvidence } from '@/db/studies/evidence-rows'
import { effectWords, MEASURE_NAMES } from '@/lib/evidence/facts/effect-words'
import type { ForestRow, ForestPlot as Layout, Plotted } from '@/lib/evidence/forest-plot'
import { studyLabel } from './study-label'

const ROW = 38
const HEAD = 8
const FOOT = 30

type Props = { measure: Plotted; layout: Layout<StudyEvidence>; pooled: boolean }

/** Effects of one measure under one another, each with its interval; the same stands in the table beside it. */
export function ForestPlot({ measure, layout, pooled }: Props) {
  const shownPool = pooled ? layout.pooled : null
  const bottom = HEAD + ROW * (layout.rows.length + (shownPool ? 1 : 0))
  return (
    <figure>
      <svg width="100%" height={bottom + FOOT} className="overflow-visible" aria-labelledby="forest-title">
        <title id="forest-title">{`Forest plot: ${MEASURE_NAMES[measure]}`}</title>
        <line x1={`${layout.none}%`} x2={`${layout.none}%`} y1="0" y2={bottom} className="stroke-line-strong" />
        {layout.ticks.map(({ x, label }) => (
          <g key={label}>
            <line x1={`${x}%`} x2={`${x}%`} y1={bottom} y2={bottom + 5} className="stroke-line-strong" />
            <text x={`${x}%`} y={bottom + 19} textAnchor="middle" className="fill-ink-3 text-[12px] tabular-nums">
              {label}
            </text>
          </g>
        ))}
        <line x1="4%" x2="96%" y1={bottom} y2={bottom} className="stroke-line-strong" />
        {layout.rows.map((row, index) => (
          <Row key={row.key} row={row} top={HEAD + ROW * index} />
        ))}
        {shownPool && (
          <g>
            <text x="0" y={bottom - ROW + 11} className="fill-ink font-medium text-[12px]">
              {`Together ${shownPool.text}`}
            </text>
            <line
              x1={`${shownPool.from}%`}
              x2={`${shownPool.to}%`}
              y1={bottom - 12}
              y2={bottom - 12}
              className="stroke-2 stroke-accent"
            />
            <svg x={`${shownPool.x}%`} y={bottom - 12} className="overflow-visible" aria-hidden="true">
              <path d="M-8 0L0 -7L8 0L0 7Z" className="fill-accent" />
            </svg>
          </g>
        )}
      </svg>
    </figure>
  )
}

function Row({ row, top }: { row: ForestRow<StudyEvidence>; top: number }) {
  const middle = top + 24
  const name = studyLabel(row.study)
  return (
    <a href={row.study.address} aria-label={`${name}: ${effectWords(row.effect)}`} className="group outline-none">
      <text
        x="0"
        y={top + 11}
        className="fill-ink-2 stroke-4 stroke-paper text-[12px] [paint-order:stroke] group-hover:fill-accent-ink group-focus-visible:fill-accent-ink group-focus-visible:underline"
      >
        {name}
      </text>
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
    </a>
  )
}

/** An interval that goes on beyond the picture. */
function End({ x, y, d }: { x: number; y: number; d: string }) {
  return (
    <svg x={`${x}%`} y={y} className="overflow-visible" aria-hidden="true">
      <path d={d} className="fill-none stroke-ink-2" />
    </svg>
  )
}
