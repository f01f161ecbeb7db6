import type { ReactNode } from 'react'
import type { LevelSet } from '@/app/_study/level-explained'
import { LevelExplained } from '@/app/_study/level-explained'
import type { StudyPage } from '@/db/studies/study-page'
import { isPreprint } from '@/lib/evidence/design'
import { effectWords } from '@/lib/evidence/facts/effect-words'
import { shownEffects } from '@/lib/evidence/facts/shown-effects'
import { aroundWords, type Quote } from '@/lib/evidence/quote'
import type { FactName } from '@/lib/summaries/summary'
import { designWords } from './design-words'

/** Effects shown; a table of many studies has room for more. */
const EFFECTS = 2

/** What decides whether a study applies; a fact that was read from the text shows on demand the words it was read from. */
export function KeyFacts({ study, levelSet }: { study: StudyPage; levelSet: LevelSet | null }) {
  const facts = study.summary?.facts
  const read = (name: FactName, value: string | undefined) => {
    const span = facts?.words?.[name]
    const quote = span ? aroundWords(span, study.abstract, study.title) : null
    return value && <Fact value={value} quote={quote} isEditedByHand={facts?.mended?.includes(name)} />
  }
  const shown: [string, ReactNode][] = [
    [
      'Evidence',
      <LevelExplained
        key="level"
        design={study.design}
        level={study.level}
        isPreprint={isPreprint(study.publicationTypes)}
        words={designWords(study)}
        set={levelSet}
      />,
    ],
    ['Population', read('population', facts?.population)],
    ['Intervention', read('intervention', facts?.intervention)],
    ['Comparator', read('comparator', facts?.comparator)],
    ['Outcome', read('outcome', facts?.outcome)],
    ['Participants', read('sampleSize', facts?.sampleSize?.toLocaleString('en-GB'))],
    ['Follow-up', read('followUp', facts?.followUp)],
    ...shownEffects(facts)
      .slice(0, EFFECTS)
      .map((effect): [string, ReactNode] => [
        'Effect',
        <Fact
          key={effectWords(effect)}
          value={effectWords(effect)}
          quote={aroundWords(effect.span, study.abstract, study.title)}
          isEditedByHand={facts?.mended?.includes('effects') && effect.span.end === 0}
        />,
      ]),
  ]
  return (
    <dl className="my-7 grid grid-cols-[repeat(auto-fit,minmax(150px,1fr))] gap-x-5 border-line border-y">
      {shown
        .filter(([, value]) => value)
        .map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two effects share a name
          <div key={`${name}${index}`} className="min-w-0 break-words py-3">
            <dt className="label-caps">{name}</dt>
            <dd className="mt-[7px] font-medium">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function Fact({ value, quote, isEditedByHand }: { value: string; quote: Quote | null; isEditedByHand?: boolean }) {
  if (isEditedByHand) {
    return (
      <>
        {value} <span className="meta block font-normal">edited by hand</span>
      </>
    )
  }
  if (!quote) return value
  return (
    <details>
      <summary className="cursor-pointer">{value}</summary>
      <blockquote className="meta mt-2 font-normal">
        {quote.before}
        <mark className="text-ink">{quote.words}</mark>
        {quote.after}
      </blockquote>
    </details>
  )
}
