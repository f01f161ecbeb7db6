import type { ReactNode } from 'react'
import { EditedField, EditedText } from '@/app/_ui/edited-field'
import type { StudyPage } from '@/db/studies/study-page'
import type { FactSpan } from '@/lib/evidence/facts/fact-text'
import { aroundWords } from '@/lib/evidence/quote'
import { FACT_NAMES, type FactName, type KeyFacts } from '@/lib/summaries/summary'
import { FactChoice } from './fact-choice'

type Props = {
  facts: KeyFacts | null
  saved: Record<string, string>
  study: StudyPage
  /** Nobody has checked the facts yet, or somebody is to do it again. */
  isOpen: boolean
}

/** What decides whether the study applies, each fact with the words that it was read from. */
export function FactFields({ facts, saved, study, isOpen }: Props) {
  /** What a person wrote is nobody's suggestion. */
  const isSuggested = (name: FactName) => isOpen && Boolean(saved[name]) && wasRead(name, facts)
  const suggested = (name: FactName, label: string, field: ReactNode) =>
    isSuggested(name) ? (
      <FactChoice label={label} saved={saved[name] ?? ''}>
        {field}
      </FactChoice>
    ) : (
      field
    )
  const field = (name: Exclude<FactName, 'effects'>) => ({
    name,
    saved: saved[name] ?? '',
    children: <ReadFrom name={name} facts={facts} study={study} />,
  })
  return (
    <fieldset className="grid gap-5">
      <legend className="section-title mb-3">Facts</legend>
      <p className="meta">
        Empty is not known. What you change is marked as edited by hand.
        {FACT_NAMES.some(isSuggested) && ' Keys: j and k go from fact to fact, a accepts, d rejects.'}
      </p>
      <div className="grid gap-5 sm:grid-cols-2">
        {suggested('population', 'Population', <EditedText label="Population" rows={2} {...field('population')} />)}
        {suggested(
          'intervention',
          'Intervention',
          <EditedText label="Intervention" rows={2} {...field('intervention')} />,
        )}
        {suggested('comparator', 'Comparator', <EditedText label="Comparator" rows={2} {...field('comparator')} />)}
        {suggested('outcome', 'Outcome', <EditedText label="Outcome" rows={2} {...field('outcome')} />)}
        {suggested(
          'sampleSize',
          'Participants',
          <EditedField label="Participants" inputMode="numeric" autoComplete="off" {...field('sampleSize')} />,
        )}
        {suggested(
          'followUp',
          'Follow-up',
          <EditedField label="Follow-up" autoComplete="off" {...field('followUp')} />,
        )}
      </div>
      {suggested(
        'effects',
        'Effects',
        <EditedText
          label="Effects"
          name="effects"
          rows={3}
          saved={saved.effects ?? ''}
          hint="One a line: “Hazard ratio for death, tea v coffee, 0.68 (95 % CI 0.52 to 0.89), p = 0.005”, “Death: 12 % tea v 15 % coffee”."
        >
          <EffectsRead spans={effectSpans(facts)} study={study} />
        </EditedText>,
      )}
    </fieldset>
  )
}

const wasRead = (name: FactName, facts: KeyFacts | null) =>
  name === 'effects' ? effectSpans(facts).length > 0 : facts?.words?.[name] !== undefined

/** The words of effects that were read, not those that a person wrote. */
const effectSpans = (facts: KeyFacts | null) =>
  (facts?.effects ?? []).map(({ span }) => span).filter(({ start, end }) => end > start)

function EffectsRead({ spans, study }: { spans: FactSpan[]; study: StudyPage }) {
  if (spans.length === 0) return null
  return (
    <details>
      <summary className="meta w-fit cursor-pointer">The words they were read from</summary>
      <div className="mt-2 grid gap-2">
        {spans.map((span) => (
          <QuoteOf key={`${span.section}.${span.start}.${span.end}`} span={span} study={study} />
        ))}
      </div>
    </details>
  )
}

function ReadFrom({ name, facts, study }: { name: FactName; facts: KeyFacts | null; study: StudyPage }) {
  if (facts?.mended?.includes(name)) return <p className="meta">Edited by hand.</p>
  const span = facts?.words?.[name]
  return span && <QuoteOf span={span} study={study} />
}

function QuoteOf({ span, study }: { span: FactSpan; study: StudyPage }) {
  const quote = aroundWords(span, study.abstract, study.title)
  if (!quote) return null
  return (
    <p className="meta">
      Read from: {quote.before}
      <mark className="text-ink">{quote.words}</mark>
      {quote.after}
    </p>
  )
}
