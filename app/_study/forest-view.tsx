import Link from 'next/link'
import { Choice, Choices } from '@/app/_ui/choices'
import { EmptyState } from '@/app/_ui/empty-state'
import type { StudyEvidence } from '@/db/studies/evidence-rows'
import { type NamedOutcome, outcomeKey, outcomesOf } from '@/lib/evidence/effect-outcomes'
import { stillRead } from '@/lib/evidence/evidence-row'
import { MEASURE_NAMES } from '@/lib/evidence/facts/effect-words'
import {
  areBetweenSame,
  type Better,
  type ForestEffect,
  inOneDirection,
  layForest,
  onOneScale,
  type Plotted,
  plottedEffects,
  repeatsStudy,
} from '@/lib/evidence/forest-plot'
import type { ForestRequest } from '@/lib/evidence/forest-request'
import type { AbstractSection } from '@/lib/studies/citable-text'
import { ForestTable } from './forest-table'
import { UnreadLine } from './unread-line'

type Props = {
  rows: readonly StudyEvidence[]
  abstracts: ReadonlyMap<number, AbstractSection[]>
  request: ForestRequest
  address: (change: Partial<ForestRequest>) => string
}

/** More are no choice. */
const MOST_OUTCOMES = 20

/** Effects of one measure and one outcome on one scale, once the reader has said which, and whether less of it is better. */
export function ForestView({ rows, abstracts, request, address }: Props) {
  const found = plottedEffects(rows)
  if (found.size === 0) return <NothingToPlot rows={rows} />
  const measure = request.measure && found.has(request.measure) ? request.measure : null
  const shared = (measure && found.get(measure)) ?? []
  const outcomes = outcomesOf(shared.map(({ effect }) => effect))
  const outcome = outcomes.find(({ key }) => key === request.outcome) ?? null
  const of = shared.filter(({ effect }) => outcome && effect.outcome && outcomeKey(effect.outcome) === outcome.key)
  const effects = inOneDirection(onOneScale(of))
  const chosen = effects.filter(({ key }) => !request.without.includes(key))
  return (
    <>
      <UnreadLine rows={rows} />
      <div className="mt-4 space-y-3 font-medium text-ink-2 text-sm">
        <Choices label="Measure" isNamed>
          {[...found].map(([each, { length }]) => (
            <Choice
              key={each}
              href={address({ measure: each, outcome: null, better: null, without: [] })}
              words={`${MEASURE_NAMES[each]} (${length})`}
              chosen={each === measure}
            />
          ))}
        </Choices>
        {measure && (
          <Choices label="Outcome" isNamed>
            {outcomes.slice(0, MOST_OUTCOMES).map(({ key, name, count }) => (
              <Choice
                key={key}
                href={address({ outcome: key, better: null, without: [] })}
                words={`${name} (${count})`}
                chosen={key === outcome?.key}
              />
            ))}
          </Choices>
        )}
        {outcome && (
          <Choices label="Direction" isNamed>
            {(['less', 'more'] as const).map((better) => (
              <Choice
                key={better}
                href={address({ better })}
                words={better === 'less' ? 'Less is better' : 'More is better'}
                chosen={better === request.better}
              />
            ))}
          </Choices>
        )}
      </div>
      {measure && outcome && request.better ? (
        <Drawn
          {...{ measure, outcome, effects, chosen, abstracts, request, address }}
          better={request.better}
          left={of.length - effects.length}
        />
      ) : (
        <p className="mt-4 max-w-[68ch] text-ink-2">
          Choose{' '}
          {!measure ? 'a measure, an outcome and a direction' : outcome ? 'a direction' : 'an outcome and a direction'}:
          effects are drawn together only where they measure the same.
        </p>
      )}
    </>
  )
}

type DrawnProps = Pick<Props, 'abstracts' | 'request' | 'address'> & {
  measure: Plotted
  outcome: NamedOutcome
  better: Better
  effects: ForestEffect<StudyEvidence>[]
  chosen: ForestEffect<StudyEvidence>[]
  /** Effects in another unit, which are not drawn. */
  left: number
}

function Drawn({ measure, outcome, better, effects, chosen, left, abstracts, request, address }: DrawnProps) {
  const layout = layForest(measure, chosen)
  const pooled = request.pooled ? layout?.pooled : null
  return (
    <>
      <p className="mt-3 hidden font-medium print:block">
        {MEASURE_NAMES[measure]}, outcome: {outcome.name}
      </p>
      <p className="mt-4 max-w-[68ch] text-ink-2">
        Read from the abstracts by rules, each with the outcome and the groups that its sentence names: leave out what
        does not belong.
        {left > 0 &&
          ` ${left === 1 ? '1 effect' : `${left} effects`} in another unit ${left === 1 ? 'is' : 'are'} not drawn.`}
      </p>
      <ForestTable {...{ effects, layout, better, abstracts, request, address }} />
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
      {unread > 0 && `${stillRead(rows)}. `}A forest plot needs effects with an outcome, two groups and an interval,
      such as “hazard ratio for death, tea v coffee, 0.68 (95 % CI 0.52 to 0.89)”.
      {unread < rows.length &&
        ` The abstracts of ${unread > 0 ? 'the others' : 'these studies'} state none that could be read for sure.`}
    </EmptyState>
  )
}

type PoolingProps = Pick<Props, 'request' | 'address'> & { effects: ForestEffect<StudyEvidence>[] }

function Pooling({ request, address, effects }: PoolingProps) {
  if (repeatsStudy(effects)) {
    return <p className="mt-4 max-w-[68ch] text-ink-2">To pool them, leave out all but one effect of each study.</p>
  }
  if (effects.length > 1 && !areBetweenSame(effects)) {
    return (
      <p className="mt-4 max-w-[68ch] text-ink-2">
        Effects are pooled only where all of them are between the same two groups.
      </p>
    )
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
