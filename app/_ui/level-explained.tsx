import { DESIGN_NAMES, type Design, isPlacedByUs, type Level } from '@/lib/evidence/design'
import { LevelBars } from './level-badge'

/** What each level stands for in the table the portal follows. */
const MEANING: Record<Level, string> = {
  1: 'A systematic review. The level is meant for reviews of randomised trials; whether this is one, the design does not tell.',
  2: 'A randomised trial: chance decided who was treated how.',
  3: 'A controlled comparison without randomisation, such as a cohort.',
  4: 'No controlled comparison is known: case series, case–control, or compared with the past.',
  5: 'Reasoning from mechanism.',
}

type Props = {
  design: Design | null
  level: Level | null
  /** What told the design: "the publication type “Review”". */
  words?: string | null
}

/** Bars, level and design; what the level means, and what told it, on demand. */
export function LevelExplained({ design, level, words: told }: Props) {
  const words = design ? DESIGN_NAMES[design] : 'Design not known'
  return (
    <details>
      <summary className="flex cursor-pointer items-center gap-[7px]">
        <LevelBars level={level} />
        {level ? `Level ${level} · ${words}` : words}
      </summary>
      <p className="meta mt-2 font-normal">
        {level
          ? `${MEANING[level]} Level ${level} of 5 for a question of treatment, 1 being the strongest: Oxford CEBM 2011 Levels of Evidence, read from the design.${isPlacedByUs(design as Design) ? ' That table does not name this kind of study: the portal places it here.' : ''}`
          : design
            ? 'Oxford CEBM 2011 gives this kind of document no level: what it is worth depends on the studies it rests on.'
            : 'Neither the publication types nor the text say how the study was done, so it has no level.'}
        {design && told && ` The design was read from ${told}.`}
      </p>
    </details>
  )
}
