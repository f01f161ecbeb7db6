import { DESIGN_NAMES, type Design, type Level } from '@/lib/evidence/design'

const FILL: Record<Level, string> = {
  1: 'fill-level-1',
  2: 'fill-level-2',
  3: 'fill-level-3',
  4: 'fill-level-4',
  5: 'fill-level-5',
}

/** Five bars, the stronger the more are filled; never without a word beside it. */
export function LevelBars({ level }: { level: Level | null }) {
  return (
    <svg width="23" height="12" viewBox="0 0 23 12" aria-hidden="true" className="shrink-0">
      {[1, 2, 3, 4, 5].map((bar) => (
        <rect
          key={bar}
          x={(bar - 1) * 5}
          y={10 - bar * 2}
          width="3"
          height={2 + bar * 2}
          rx="1"
          className={level !== null && bar <= 6 - level ? FILL[level] : 'fill-line-strong'}
        />
      ))}
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
