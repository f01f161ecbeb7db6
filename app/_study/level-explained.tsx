import { WrittenOn } from '@/app/_ui/written-on'
import { DESIGN_NAMES, type Design, isPlacedByUs, type Level, levelOf } from '@/lib/evidence/design'
import { LevelBars } from './level-badge'

/** What each level stands for in the table the portal follows. */
const MEANING: Record<Level, string> = {
  1: 'A systematic review. The level is meant for reviews of randomised trials; whether this is one, the design does not tell.',
  2: 'A randomised trial: chance decided who was treated how.',
  3: 'A controlled comparison without randomisation, such as a cohort.',
  4: 'No controlled comparison is known: case series, case–control, or compared with the past.',
  5: 'Reasoning from mechanism.',
}

/** A level that a person set instead of the design's. */
export type LevelSet = { by: string; at: Date; reason: string }

type Props = {
  design: Design | null
  level: Level | null
  isPreprint: boolean
  /** What told the design: "the publication type “Review”". */
  words?: string | null
  /** Who set it, where a person did. */
  set?: LevelSet | null
}

/** Bars, level and design; what the level means, and what or who told it, on demand. */
export function LevelExplained({ design, level, isPreprint, words: source, set }: Props) {
  const words = design ? DESIGN_NAMES[design] : 'Design not known'
  return (
    <details>
      <summary className="flex cursor-pointer items-center gap-[7px]">
        <LevelBars level={level} />
        <span>
          {level ? `Level ${level}\u00a0· ${words}` : words}
          {set && <span className="meta block font-normal">level set by a person</span>}
        </span>
      </summary>
      {set && (
        <p className="mt-2 font-normal text-sm">
          Set by {set.by}, <WrittenOn at={set.at} />: {set.reason}
        </p>
      )}
      <p className="meta mt-2 font-normal">
        {set ? besides(isPreprint ? null : design) : meaningOf(design, level, isPreprint)}
        {design && source && ` The design was read from ${source}.`}
      </p>
    </details>
  )
}

function meaningOf(design: Design | null, level: Level | null, isPreprint: boolean): string {
  if (isPreprint) return 'A preprint has no level, whatever its design: nobody has reviewed it yet.'
  if (!design) return 'Neither the publication types nor the text say how the study was done, so it has no level.'
  if (!level)
    return 'Oxford CEBM 2011 gives this kind of document no level: what it is worth depends on the studies it rests on.'
  const placed = isPlacedByUs(design) ? ' That table does not name this kind of study: the portal places it here.' : ''
  return `${MEANING[level]} Level ${level} of 5 for a question of treatment, 1 being the strongest: Oxford CEBM 2011 Levels of Evidence, read from the design.${placed}`
}

/** What the level would be had nobody set another. */
function besides(design: Design | null): string {
  const own = design && levelOf(design)
  const scale = 'Levels go from 1, the strongest, to 5.'
  return own
    ? `${scale} By its design alone it would be level ${own} (Oxford CEBM 2011).`
    : `${scale} By its design alone it would have none.`
}
