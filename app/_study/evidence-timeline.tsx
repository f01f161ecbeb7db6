import type { StudyRow } from '@/db/studies/study-rows'
import type { Level } from '@/lib/evidence/design'
import { DESIGN_NAMES } from '@/lib/evidence/design'
import { layTimeline, type Mark } from '@/lib/search/timeline-layout'
import { countWords } from '@/lib/studies/citation-count'
import { earliestDay, formatPublicationDate } from '@/lib/studies/publication-date'
import { TimelineKey } from './timeline-key'
import { TimelineTable } from './timeline-table'

const LANES: Record<Level, string> = {
  1: 'Level 1: reviews of trials',
  2: 'Level 2: randomised trials',
  3: 'Level 3: cohorts',
  4: 'Level 4: case–control, case series',
  5: 'Level 5: opinion, laboratory',
}
const NO_LEVEL = 'No level: guidelines, design not known'

/** The weaker the paler, but no paler than can be seen: the lane tells the rest. */
const colourOf = (level: Level | null): { fill: string; stroke: string } => {
  if (level === null) return { fill: 'fill-ink-3', stroke: 'stroke-ink-3' }
  if (level === 1) return { fill: 'fill-level-1', stroke: 'stroke-level-1' }
  if (level === 2) return { fill: 'fill-level-2', stroke: 'stroke-level-2' }
  return { fill: 'fill-level-3', stroke: 'stroke-level-3' }
}

/** Strength of evidence over time: each study a mark and a link, and the same again as a table. */
export function EvidenceTimeline({ rows }: { rows: StudyRow[] }) {
  const layout = layTimeline(
    rows.map((row) => ({
      row,
      day: row.published && earliestDay(row.published),
      level: row.level,
      citations: row.citations?.count ?? null,
    })),
  )
  return (
    <div>
      <a href="#as-a-table" className="sr-only focus:not-sr-only">
        Skip chart
      </a>
      <figure>
        <svg width="100%" height={layout.height} className="overflow-visible" aria-labelledby="timeline-title">
          <title id="timeline-title">Strength of evidence over time</title>
          {layout.years.map(({ year, x }) => (
            <g key={year}>
              <line x1={`${x}%`} x2={`${x}%`} y1="0" y2={layout.height - 24} className="stroke-line" />
              <text x={`${x}%`} y={layout.height - 6} textAnchor="middle" className="fill-ink-3 text-[12px]">
                {year}
              </text>
            </g>
          ))}
          {layout.lanes.map(({ level, top, height }) => (
            <g key={level}>
              <line x1="0" x2="100%" y1={top + height - 0.5} y2={top + height - 0.5} className="stroke-line-strong" />
              <text
                x="0"
                y={top + 17}
                className="fill-ink-2 stroke-4 stroke-paper font-medium text-[12px] [paint-order:stroke]"
              >
                {level === null ? NO_LEVEL : LANES[level]}
              </text>
            </g>
          ))}
          {layout.marks.map(({ study, ...place }) => (
            <StudyMark key={study.row.id} row={study.row} place={place} />
          ))}
        </svg>
        <TimelineKey />
      </figure>
      {layout.undated.length > 0 && (
        <p className="meta mt-2">
          {layout.undated.length === 1
            ? '1 study has no known date and is in the table only.'
            : `${layout.undated.length} studies have no known date and are in the table only.`}
        </p>
      )}
      <TimelineTable rows={rows} />
    </div>
  )
}

type MarkProps = { row: StudyRow; place: Omit<Mark<unknown>, 'study'> }

/** A disc, hollow where the citations are not known; a cross where the study was retracted. */
function StudyMark({ row, place: { x, y, radius } }: MarkProps) {
  const name = nameOf(row)
  const { fill, stroke } = colourOf(row.level)
  return (
    <a href={row.address} aria-label={name} className="group outline-none">
      <title>{name}</title>
      {row.retracted ? (
        <svg x={`${x}%`} y={y} className="overflow-visible" aria-hidden="true">
          <circle r={radius + 1} className="fill-paper group-focus-visible:stroke-2 group-focus-visible:stroke-ink" />
          <path
            d={`M${-radius} ${-radius}L${radius} ${radius}M${-radius} ${radius}L${radius} ${-radius}`}
            className="stroke-[3] stroke-danger"
          />
        </svg>
      ) : (
        <circle
          cx={`${x}%`}
          cy={y}
          r={row.citations ? radius : radius - 0.5}
          className={`${row.citations ? `${fill} stroke-paper` : `fill-paper stroke-2 ${stroke}`} group-hover:stroke-2 group-hover:stroke-ink group-focus-visible:stroke-[3] group-focus-visible:stroke-ink`}
        />
      )}
    </a>
  )
}

function nameOf(row: StudyRow): string {
  const design = row.design ? DESIGN_NAMES[row.design] : 'Design not known'
  const facts = [
    row.level === null ? design : `${design}, level ${row.level}`,
    formatPublicationDate(row.published),
    countWords(row.citations),
  ]
  return `${row.retracted ? 'Retracted: ' : ''}${row.finding ?? row.title} (${facts.join('; ')})`
}
