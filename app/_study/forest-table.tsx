import Link from 'next/link'
import { Pill } from '@/app/_ui/pill'
import type { StudyEvidence } from '@/db/studies/evidence-rows'
import { effectWords } from '@/lib/evidence/facts/effect-words'
import { type Better, type ForestEffect, type ForestPlot, favoured } from '@/lib/evidence/forest-plot'
import { type ForestRequest, toggledEffect } from '@/lib/evidence/forest-request'
import { aroundWords } from '@/lib/evidence/quote'
import type { AbstractSection } from '@/lib/studies/citable-text'
import { ForestScale, ForestStrip, PooledStrip } from './forest-plot'
import { studyLabel } from './study-label'

type Props = {
  effects: readonly ForestEffect<StudyEvidence>[]
  layout: ForestPlot<StudyEvidence> | null
  better: Better
  abstracts: ReadonlyMap<number, AbstractSection[]>
  request: ForestRequest
  address: (change: Partial<ForestRequest>) => string
}

/** A forest plot as a table: each effect in words, and beside them its strip of the picture. */
export function ForestTable({ effects, layout, better, abstracts, request, address }: Props) {
  const { left, right } = favoured(effects, better)
  const pooled = request.pooled ? layout?.pooled : null
  return (
    <table className="mt-5 w-full table-fixed text-left text-sm" aria-label="Forest plot">
      <thead className="text-ink-3">
        <tr className="border-line-strong border-b align-bottom">
          <th scope="col" className="w-[42%] py-2 pr-3 font-medium">
            Study and effect
          </th>
          <th scope="col" className="py-2 font-medium">
            <span className="flex justify-between gap-4 px-[4%]">
              <span>← favours {left}</span>
              <span className="text-right">favours {right} →</span>
            </span>
          </th>
          <th scope="col" className="w-[64px] py-2 pl-3 text-right font-medium">
            N
          </th>
          <th scope="col" className="w-[76px] py-2 pl-3 font-medium" data-screen-only>
            <span className="sr-only">Shown</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {effects.map((each) => (
          <EffectRow key={each.key} each={each} {...{ layout, abstracts, request, address }} />
        ))}
      </tbody>
      {layout && (
        <tfoot>
          {pooled && (
            <tr className="align-middle">
              <th scope="row" className="py-1 pr-3 font-medium">
                Together {pooled.text}
              </th>
              <td>
                <PooledStrip layout={layout} />
              </td>
              <td colSpan={2} />
            </tr>
          )}
          <tr>
            <td />
            <td>
              <ForestScale layout={layout} />
            </td>
            <td colSpan={2} />
          </tr>
        </tfoot>
      )}
    </table>
  )
}

type RowProps = Omit<Props, 'effects' | 'better'> & { each: ForestEffect<StudyEvidence> }

function EffectRow({ each, layout, abstracts, request, address }: RowProps) {
  const { key, study, effect, isReversed } = each
  const quote = aroundWords(effect.span, abstracts.get(study.id) ?? [], study.title)
  const isOut = request.without.includes(key)
  return (
    <tr className="border-line border-b align-middle">
      <th scope="row" className="break-words py-2 pr-3 font-normal">
        <Link href={study.address} prefetch={false} className="font-medium">
          {studyLabel(study)}
        </Link>{' '}
        {study.preprint && <Pill tone="warn">Preprint</Pill>} {study.retracted && <Pill tone="stop">Retracted</Pill>}
        <span className={isOut ? 'block text-ink-3' : 'block'}>{effectWords(effect)}</span>
        {isReversed && <span className="meta block">Reversed: the abstract compares the groups the other way.</span>}
        {quote && (
          <span className="meta block">
            {quote.before}
            <mark>{quote.words}</mark>
            {quote.after}
          </span>
        )}
      </th>
      <td>{layout && <ForestStrip layout={layout} row={layout.rows.find((row) => row.key === key) ?? null} />}</td>
      <td className="py-2 pl-3 text-right tabular-nums">
        {study.facts?.sampleSize?.toLocaleString('en-GB') ?? 'not known'}
      </td>
      <td className="py-2 pl-3" data-screen-only>
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
}
