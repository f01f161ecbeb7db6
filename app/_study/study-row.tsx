import Link from 'next/link'
import type { ReactNode } from 'react'
import { Pill } from '@/app/_ui/pill'
import type { StudyRow as Row } from '@/db/studies/study-rows'
import { NO_FINDING } from '@/lib/evidence/draft-refusal'
import { type ReadingStatus, STATUS_WORDS } from '@/lib/lists/reading-list'
import { countWords, sourceWords } from '@/lib/studies/citation-count'
import { formatPublicationDate } from '@/lib/studies/publication-date'
import { ChooseBox } from './choose-box'
import { LevelBadge } from './level-badge'
import { MachineMark } from './machine-mark'
import { MarkedText } from './marked-text'

type Props = {
  study: Row
  /** Where the row leads, if not just to the study: the study as one of a list. */
  href?: string
  /** What stands before the date: "In your list Journal club". */
  lead?: ReactNode
  /** The one action of the row. */
  action?: ReactNode
  /** How far the reader is with it, in a row that keys mark: said where it is more than nothing. */
  reading?: ReadingStatus
  /** Whether keys mark the row. */
  canMark?: boolean
  /** What stands under title and authors. */
  children?: ReactNode
  /** What stands at the right on a desk, beneath all of it where there is less room; the text takes the width then. */
  aside?: ReactNode
}

/** The unit of the portal: what it is worth and where it stands, then the finding, its strength at the right. */
export function StudyRow({
  study,
  href = study.address,
  lead,
  action,
  reading,
  canMark = false,
  children,
  aside,
}: Props) {
  return (
    <article
      data-row={study.address}
      data-study={canMark ? study.id : undefined}
      className={`group/row relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-1 border-line border-b pt-[18px] pb-[19px] data-selected:bg-accent-wash has-[h3_a:focus-visible]:outline-2 has-[h3_a:focus-visible]:outline-accent has-[h3_a:focus-visible]:outline-offset-4 has-[[data-choose]:checked]:bg-accent-wash ${aside ? 'lg:grid-cols-[minmax(0,1fr)_244px]' : ''}`}
    >
      <p className="meta dotted">
        {lead && <span>{lead}</span>}
        <span>{formatPublicationDate(study.published)}</span>
        {study.facts?.sampleSize !== undefined && !study.retracted && (
          <span className="tabular-nums">N {study.facts.sampleSize.toLocaleString('en-GB')}</span>
        )}
        {/* What is long comes last: in narrow lines fewer of them stand before the finding. */}
        <cite className="text-ink-2">{study.journal ?? 'journal not known'}</cite>
        {study.citations && (
          <span>
            {countWords(study.citations)} ({sourceWords(study.citations)})
          </span>
        )}
        {reading && reading !== 'to-read' && (
          <span className="text-accent-ink" data-screen-only>
            {STATUS_WORDS[reading]}
          </span>
        )}
        {study.preprint && (
          <span>
            <Pill tone="warn">Preprint</Pill>
          </span>
        )}
        {study.retracted && (
          <span>
            <Pill tone="stop">Retracted</Pill>
          </span>
        )}
        {study.withdrawn && (
          <span>
            <Pill tone="stop">Withdrawn from PubMed</Pill>
          </span>
        )}
      </p>
      <div className="justify-self-start max-md:col-start-1 max-md:row-start-3 md:justify-self-end">
        <LevelBadge design={study.design} level={study.level} />
      </div>
      <h3 className={`finding max-md:col-span-2 ${aside ? 'lg:max-w-none' : ''}`}>
        <Link href={href} className="outline-hidden hover:text-accent-ink hover:no-underline">
          {study.finding ? (
            <Finding study={study} />
          ) : (
            <MarkedText text={study.title} marks={study.titleMarks ?? undefined} />
          )}
        </Link>
        {study.findingDrafted && <MachineMark />}
      </h3>
      {action && (
        <div className="flex gap-1 justify-self-end max-md:col-start-2 max-md:row-start-1" data-screen-only>
          {canMark && <ChooseBox study={study} />}
          {action}
        </div>
      )}
      <div className={`meta col-start-1 max-md:col-span-2 ${aside ? 'max-lg:max-w-[44em]' : 'max-w-[44em]'}`}>
        <p className="dotted">
          {study.finding && (
            <span>
              <MarkedText text={study.title} marks={study.titleMarks ?? undefined} />
            </span>
          )}
          {!study.finding && <span>{study.refusal ? NO_FINDING[study.refusal] : 'No finding written yet'}</span>}
          <span>{study.authors || 'authors not known'}</span>
        </p>
        {children}
      </div>
      {aside && <div className="mt-1 max-lg:col-span-2 lg:justify-self-end lg:text-right">{aside}</div>}
    </article>
  )
}

/** A finding that was retracted is struck through: still there, no longer a finding. */
function Finding({ study }: { study: Row }) {
  if (!study.retracted) return study.finding
  return (
    <s className="text-ink-3">
      <span className="sr-only">Retracted: </span>
      {study.finding}
    </s>
  )
}
