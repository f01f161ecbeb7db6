import { DESIGN_NAMES, type Design, type Level } from '@/lib/evidence/design'

const FILL: Record<Level, string> = {
  1: 'fill-level-1',
  2: 'fill-level-2',
  3: 'fill-level-3',
  4: 'fill-level-4',
  5: 'fill-level-5',
}

/** Outline of the bar at this place, 3 wide, the corners rounded by 1. */
const barAt = (bar: number) => {
  const height = 2 + bar * 2
  return `M${(bar - 1) * 5} ${13 - height}q0-1 1-1h1q1 0 1 1v${height - 2}q0 1-1 1h-1q-1 0-1-1z`
}

/** The first so many bars, and the others, by how many are filled. A page has dozens: two shapes each, not five. */
const BARS = Array.from({ length: 6 }, (_, filled) => {
  const outlines = [1, 2, 3, 4, 5].map(barAt)
  return { filled: outlines.slice(0, filled).join(''), rest: outlines.slice(filled).join('') }
})

/** Five bars, the stronger the more are filled; never without a word beside it. */
export function LevelBars({ level }: { level: Level | null }) {
  const bars = BARS[level === null ? 0 : 6 - level]
  return (
    <svg width="23" height="12" viewBox="0 0 23 12" aria-hidden="true" className="shrink-0">
      {level !== null && <path d={bars?.filled} className={FILL[level]} />}
      {bars?.rest && <path d={bars.rest} className="fill-line-strong" />}
    </svg>
  )
}

/** What kind of evidence a study is: bars and a word; a design that is not known is said to be not known. */
export function LevelBadge({ design, level }: { design: Design | null; level: Level | null }) {
  return (
    <span className="inline-flex items-center gap-[7px] whitespace-nowrap font-medium text-[13px] text-ink-2">
      <LevelBars level={level} />
      {design ? DESIGN_NAMES[design] : 'Design not known'}
      {level !== null && <span className="sr-only">, level {level} of 5</span>}
    </span>
  )
}
