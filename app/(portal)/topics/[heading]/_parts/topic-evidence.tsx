import { LevelBars } from '@/app/_study/level-badge'
import { StudyRows } from '@/app/_study/study-rows'
import type { Holdings } from '@/db/lists/holdings'
import type { Readings } from '@/db/readings/set-readings'
import type { Topic } from '@/db/search/query/topics'

type Props = Pick<Topic, 'evidence'> & { holdings: Holdings; readings: Readings }

/** The studies that stand best, level by level: Oxford CEBM 2011, 1 being the strongest. */
export function TopicEvidence({ evidence, ...marks }: Props) {
  return evidence.map(({ level, studies }) => (
    <section key={level} aria-labelledby={`level-${level ?? 'none'}`} className="mt-9">
      <h2
        id={`level-${level ?? 'none'}`}
        className="flex items-center gap-[9px] border-line border-b pb-2 font-medium text-ink-2"
      >
        <LevelBars level={level} />
        {level ? `Level ${level}` : 'Without a level'}
      </h2>
      <StudyRows rows={studies} {...marks} />
    </section>
  ))
}
