import type { ReactNode } from 'react'
import type { LevelSet } from '@/app/_study/level-explained'
import { LevelExplained } from '@/app/_study/level-explained'
import type { StudyPage } from '@/db/studies/study-page'
import { isPreprint } from '@/lib/evidence/design'
import { effectWords } from '@/lib/evidence/facts/effect-words'
import { shownEffects } from '@/lib/evidence/facts/shown-effects'
import { aroundWords, type Quote } from '@/lib/evidence/quote'
import { isEditedByHand } from '@/lib/summaries/edited-by-hand'
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
    const isRetracted = study.retractedAt !== null
    return value && <Fact {...{ value, quote, isRetracted }} isEditedByHand={isEditedByHand(facts, name)} />
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
          isRetracted={study.retractedAt !== null}
          isEditedByHand={isEditedByHand(facts, 'effects') && effect.span.end === 0}
        />,
      ]),
  ]
  return (
    <dl className="my-7 border-line border-y">
      {shown
        .filter(([, value]) => value)
        .map(([name, value], index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: two effects share a name
            key={`${name}${index}`}
            className="grid min-w-0 gap-x-[18px] gap-y-1 break-words border-line not-first:border-t py-[9px] md:grid-cols-[132px_minmax(0,1fr)]"
          >
            <dt className="label-caps md:pt-[5px]">{name}</dt>
            <dd className="min-w-0 font-medium">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

type FactProps = { value: string; quote: Quote | null; isRetracted: boolean; isEditedByHand?: boolean }

/** A fact of a retracted study is struck through, as its finding is. */
function Fact({ value, quote, isRetracted, isEditedByHand }: FactProps) {
  const words = isRetracted ? <s className="text-ink-3">{value}</s> : value
  if (isEditedByHand) {
    return (
      <>
        {words} <span className="meta block font-normal">edited by hand</span>
      </>
    )
  }
  if (!quote) return words
  return (
    <details>
      <summary className="w-fit cursor-pointer list-none [&::-webkit-details-marker]:hidden">
        <span>{words}</span>{' '}
        <span className="ml-1 border-line-strong border-b border-dotted font-normal text-[12.5px] text-ink-3">
          source
        </span>
      </summary>
      <blockquote className="meta mt-2 font-normal">
        {quote.before}
        <mark className="text-ink">{quote.words}</mark>
        {quote.after}
      </blockquote>
    </details>
  )
}
