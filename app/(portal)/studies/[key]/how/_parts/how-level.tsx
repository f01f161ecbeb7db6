import type { LevelSet } from '@/app/_study/level-explained'
import { WrittenOn } from '@/app/_ui/written-on'
import type { StudyPage } from '@/db/studies/study-page'
import { DESIGN_NAMES, isPlacedByUs, isPreprint, levelOf } from '@/lib/evidence/design'
import { designWords } from '../../_parts/design-words'
import { HowSection } from './how-section'

/** Which rule gave the study its level, or who did. */
export function HowLevel({ study, levelSet }: { study: StudyPage; levelSet: LevelSet | null }) {
  const { design, level } = study
  const words = designWords(study)
  return (
    <HowSection id="level" title="The level of evidence" aside={level ? `level ${level} of 5` : 'no level'}>
      <div className="grid max-w-[68ch] gap-2 py-4">
        {levelSet && (
          <p>
            {levelSet.by} set it, <WrittenOn at={levelSet.at} />: {levelSet.reason}
          </p>
        )}
        <p>
          {design
            ? `Design: ${DESIGN_NAMES[design]}${words ? `, read from ${words}` : ''}.`
            : 'Neither the publication types nor the text say how the study was done.'}
        </p>
        <p className="text-ink-2">{ruleWords(study)}</p>
      </div>
    </HowSection>
  )
}

function ruleWords({ design, publicationTypes }: StudyPage): string {
  if (isPreprint(publicationTypes)) return 'A preprint has no level, whatever its design: nobody has reviewed it yet.'
  const own = design && levelOf(design)
  if (!design) return 'A study whose design is not known has no level.'
  if (!own) return 'The Oxford CEBM 2011 table gives this kind of document no level.'
  const placed = isPlacedByUs(design) ? ' The table does not name this kind of study; Précis places it there.' : ''
  return `Rule: Oxford CEBM 2011, questions of treatment: level ${own} for this design.${placed}`
}
