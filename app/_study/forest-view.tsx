import Link from 'next/link'
import { EmptyState } from '@/app/_ui/empty-state'
import { Pill } from '@/app/_ui/pill'
import type { StudyEvidence } from '@/db/studies/evidence-rows'
import { type NamedOutcome, outcomeKey, outcomesOf } from '@/lib/evidence/effect-outcomes'
import { stillRead } from '@/lib/evidence/evidence-row'
import { effectWords, MEASURE_NAMES } from '@/lib/evidence/facts/effect-words'
import { type ForestEffect, layForest, type Plotted, plottedEffects, repeatsStudy } from '@/lib/evidence/forest-plot'
import { type ForestRequest, toggledEffect } from '@/lib/evidence/forest-request'
import { aroundWords } from '@/lib/evidence/quote'
import type { AbstractSection } from '@/lib/studies/citable-text'
import { ForestPlot } from './forest-plot'
import { studyLabel } from './study-label'
import { UnreadLine } from './unread-line'

type Props = {
  rows: readonly StudyEvidence[]
  abstracts: ReadonlyMap<number, AbstractSection[]>
  request: ForestRequest
  address: (change: Partial<ForestRequest>) => string
}

/** More are no choice. */
const MOST_OUTCOMES = 20

/** Effects that share a measure; which of them belong together, having one outcome, the reader says. */
export function ForestView({ rows, abstracts, request, address }: Props) {
  const found = plottedEffects(rows)
  const measure = request.measure && found.has(request.measure) ? request.measure : [...found.keys()][0]
  const shared = measure && found.get(measure)
  if (!measure || !shared) {
    return <NothingToPlot rows={rows} />
  }
  const outcomes = outcomesOf(shared.map(({ effect }) => effect))
  const outcome = outcomes.find(({ key }) => key === request.outcome) ?? null
  const effects = outcome
    ? shared.filter(({ effect }) => effect.outcome && outcomeKey(effect.outcome) === outcome.key)
    : shared
  const chosen = effects.filter(({ key }) => !request.without.includes(key))
  const layout = layForest(measure, chosen)
  const pooled = request.pooled ? layout?.pooled : null
  return (
    <>
      <UnreadLine rows={rows} />
      <nav
        aria-label="Measure"
        className="mt-4 flex flex-wrap gap-x-[18px] gap-y-1 font-medium text-ink-2"
        data-screen-only
      >
        {[...found].map(([each, { length }]) => (
          <Link
            key={each}
            href={address({ measure: each, outcome: null, without: [] })}
            aria-current={each === measure ? 'true' : undefined}
            className="aria-[current]:border-accent aria-[current]:border-b-2 aria-[current]:text-ink"
          >
            {MEASURE_NAMES[each]} ({length})
          </Link>
        ))}
      </nav>
      {outcomes.length > 0 && <Outcomes outcomes={outcomes} chosen={outcome} address={address} />}
      <p className="mt-3 hidden font-medium print:block">
        {MEASURE_NAMES[measure]}, {outcome ? `outcome: ${outcome.name}` : 'any outcome'}
      </p>
      <p className="mt-4 max-w-[68ch] text-ink-2">
        {outcome
          ? 'Read from the abstracts by rules, the outcome too, where it is named beside the number: leave out what does not belong.'
          : `Read from the abstracts by rules. They share a measure, not an outcome: ${outcomes.length > 0 ? 'choose one, or ' : ''}leave out what does not belong.`}
      </p>
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 md:grid-cols-2">
        {layout && <ForestPlot measure={measure} layout={layout} pooled={request.pooled} />}
        <Effects effects={effects} measure={measure} {...{ abstracts, request, address }} />
      </div>
      <Pooling request={request} address={address} effects={chosen} />
      {pooled && (
        <p className="mt-2 max-w-[68ch]">
          Together {pooled.text}: one common effect, studies weighted by the inverse of their variance; I²{' '}
          {Math.round(pooled.i2)} %.{' '}
          {pooled.i2 > 50 && 'They differ by more than chance: one figure for all of them may mean little.'}
        </p>
      )}
    </>
  )
}

/** Why there is no plot: abstracts that nothing has read yet have not been found wanting. */
function NothingToPlot({ rows }: Pick<Props, 'rows'>) {
  const unread = rows.filter((row) => row.unread).length
  return (
    <EmptyState title={unread > 0 ? 'No effects to plot yet' : 'No effects to plot'}>
      {unread > 0 && `${stillRead(rows)}. `}A forest plot needs effects with an interval, such as “hazard ratio 0.68 (95
      % CI 0.52 to 0.89)”.
      {unread < rows.length &&
        ` The abstracts of ${unread > 0 ? 'the others' : 'these studies'} state none that could be read for sure.`}
    </EmptyState>
  )
}

type OutcomesProps = Pick<Props, 'address'> & { outcomes: NamedOutcome[]; chosen: NamedOutcome | null }

/** Outcomes that the effects name; the others are among all of them only. */
function Outcomes({ outcomes, chosen, address }: OutcomesProps) {
  const link = (key: string | null, words: string) => (
    <Link
      key={key ?? ''}
      href={address({ outcome: key, without: [] })}
      aria-current={key === (chosen?.key ?? null) ? 'true' : undefined}
      className="break-words aria-[current]:border-accent aria-[current]:border-b-2 aria-[current]:text-ink"
    >
      {words}
    </Link>
  )
  return (
    <nav aria-label="Outcome" className="mt-3 flex flex-wrap gap-x-[18px] gap-y-1 text-ink-2 text-sm" data-screen-only>
      {link(null, 'Any outcome')}
      {outcomes.slice(0, MOST_OUTCOMES).map(({ key, name, count }) => link(key, `${name} (${count})`))}
    </nav>
  )
}

type PoolingProps = Pick<Props, 'request' | 'address'> & { effects: ForestEffect<StudyEvidence>[] }

function Pooling({ request, address, effects }: PoolingProps) {
  if (repeatsStudy(effects)) {
    return <p className="mt-4 max-w-[68ch] text-ink-2">To pool them, leave out all but one effect of each study.</p>
  }
  if (effects.length < 2 && !request.pooled) return null
  return (
    <p className="mt-4" data-screen-only>
      <Link href={address({ pooled: !request.pooled })} scroll={false} className="font-medium text-accent">
        {request.pooled ? 'Hide pooled estimate' : 'Show pooled estimate'}
      </Link>
    </p>
  )
}

type EffectsProps = Omit<Props, 'rows'> & { effects: ForestEffect<StudyEvidence>[]; measure: Plotted }

/** The same in words, and what each was read from. */
function Effects({ effects, abstracts, request, address }: EffectsProps) {
  return (
    <table className="w-full self-start text-left text-sm">
      <thead className="text-ink-3">
        <tr className="border-line-strong border-b">
          <th scope="col" className="py-2 pr-3 font-medium">
            Study and effect
          </th>
          <th scope="col" className="py-2 pr-3 text-right font-medium">
            N
          </th>
          <th scope="col" className="py-2 font-medium" data-screen-only>
            <span className="sr-only">Shown</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {effects.map(({ key, study, effect }) => {
          const quote = aroundWords(effect.span, abstracts.get(study.id) ?? [], study.title)
          const isOut = request.without.includes(key)
          return (
            <tr key={key} className="border-line border-b align-top">
              <td className="break-words py-2 pr-3">
                <Link href={study.address} prefetch={false} className="font-medium">
                  {studyLabel(study)}
                </Link>{' '}
                {study.retracted && <Pill tone="stop">Retracted</Pill>}
                <span className={isOut ? 'block text-ink-3' : 'block'}>{effectWords(effect)}</span>
                {quote && (
                  <span className="meta block">
                    {quote.before}
                    <mark>{quote.words}</mark>
                    {quote.after}
                  </span>
                )}
              </td>
              <td className="py-2 pr-3 text-right tabular-nums">
                {study.facts?.sampleSize?.toLocaleString('en-GB') ?? 'not known'}
              </td>
              <td className="py-2" data-screen-only>
                <Link
                  href={address({ without: toggledEffect(request.without, key) })}
                  scroll={false}
                  className="whitespace-nowrap text-accent"
                >
                  {isOut ? 'Include' : 'Exclude'}
                  <span className="sr-only">: {studyLabel(study)}</span>
                </Link>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
