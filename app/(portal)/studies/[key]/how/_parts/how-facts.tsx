import type { ReactNode } from 'react'
import type { StudyPage } from '@/db/studies/study-page'
import type { TracedDraft } from '@/db/summaries/draft-trace'
import type { Effect } from '@/lib/evidence/facts/effect'
import { effectWords } from '@/lib/evidence/facts/effect-words'
import type { FactSpan } from '@/lib/evidence/facts/fact-text'
import { shownEffects } from '@/lib/evidence/facts/shown-effects'
import { aroundWords } from '@/lib/evidence/quote'
import { type DraftTrace, spanOfLeft } from '@/lib/evidence/trace/draft-trace'
import { isEditedByHand } from '@/lib/summaries/edited-by-hand'
import { factsInWords, leftWords, notStated, OF_FORMER, type ReadFact } from '@/lib/summaries/facts-in-words'
import type { KeyFacts } from '@/lib/summaries/summary'
import { HowSection } from './how-section'

type Props = { study: StudyPage; draft: TracedDraft | null }

/** Each fact with the words it was read from and the rule that read it; then what was read and is not shown. */
export function HowFacts({ study, draft }: Props) {
  const facts = study.summary?.facts ?? null
  const trace = draft?.isOfThisAbstract ? (draft.trace ?? null) : null
  const wasDrafted = draft !== null || !study.summary
  const isOfFormer = study.summary?.placesHold === false
  const read = factsInWords(facts, trace, wasDrafted, isOfFormer)
  const effects = shownEffects(facts)
  const left = trace?.left ?? []
  const shown = read.length + effects.length
  return (
    <HowSection
      id="facts"
      title="The facts"
      aside={`${shown} shown${left.length > 0 ? `, ${left.length} left out` : ''}`}
    >
      <p className="meta py-3">
        {wasDrafted
          ? 'Rules read the facts, not a model. A fact is shown only where its words say it outright; what is doubtful is left out.'
          : 'A person wrote the facts. Each is shown with the words it rests on, where these are kept.'}
        {isOfFormer && ' The abstract has changed since they were read, so its words are not shown beside them.'}
      </p>
      <dl>
        {read.map((fact) => (
          <Row key={fact.name} name={`${fact.label}: ${fact.value}`}>
            <Read study={study} fact={fact} />
          </Row>
        ))}
        {effects.map((effect) => (
          <Row key={effectWords(effect)} name={effectWords(effect)}>
            {effect.span.end > 0 ? (
              <>
                <Quoted study={study} span={effect.span} />
                <span className="meta block">
                  bound to {[effect.outcome, effect.time, ...(effect.arms ?? [])].filter(Boolean).join(', ')}, by the
                  words of
                  {wasDrafted ? ' its sentence' : ' the abstract'}
                </span>
              </>
            ) : (
              <span className="meta">{byWhom(effect, facts, isOfFormer)}</span>
            )}
          </Row>
        ))}
        {left.map((each) => (
          <Row key={each.join('.')} name="Left out">
            <LeftOut study={study} left={each} />
          </Row>
        ))}
        <Row name="Not stated">
          <span className="text-ink-2">{notStated(facts, trace)}</span>
        </Row>
      </dl>
    </HowSection>
  )
}

/** Where the words of an effect are not shown. */
const byWhom = ({ outcome, arms }: Effect, facts: KeyFacts | null, isOfFormer: boolean): string =>
  isOfFormer && outcome && arms && !isEditedByHand(facts, 'effects') ? OF_FORMER : 'written by a person'

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-1 border-line border-b py-3 md:grid-cols-[240px_minmax(0,1fr)] [overflow-wrap:anywhere]">
      <dt className="font-medium">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Read({ study, fact: { span, how } }: { study: StudyPage; fact: ReadFact }) {
  return (
    <>
      {span && <Quoted study={study} span={span} />}
      <span className="meta block">{how}</span>
    </>
  )
}

/** The words in their sentence. */
function Quoted({ study, span }: { study: StudyPage; span: FactSpan }) {
  const quote = aroundWords(span, study.abstract, study.title)
  if (!quote) return null
  return (
    <span className="font-serif">
      “{quote.before}
      <mark className="bg-mark text-ink">{quote.words}</mark>
      {quote.after}”
    </span>
  )
}

function LeftOut({ study, left }: { study: StudyPage; left: NonNullable<DraftTrace['left']>[number] }) {
  return (
    <>
      <Quoted study={study} span={spanOfLeft(left)} />
      <span className="meta block">{leftWords(left[3])}</span>
    </>
  )
}
