import Link from 'next/link'
import type { ReactNode } from 'react'
import type { LevelSet } from '@/app/_study/level-explained'
import { Provenance } from '@/app/_study/provenance'
import { RecheckNotice } from '@/app/_study/recheck-notice'
import { Pill } from '@/app/_ui/pill'
import { warningsSaid } from '@/app/_ui/warnings-said'
import type { StudyPage, StudySummary as Summary } from '@/db/studies/study-page'
import { REFUSALS } from '@/lib/evidence/draft-refusal'
import { howAddress } from './how-address'
import { KeyFacts } from './key-facts'
import { sentenceId, sourceId } from './source-id'

type Props = {
  study: StudyPage
  /** Who set another level than the design has, and why. */
  levelSet: LevelSet | null
  /** Where the viewer may check and edit it; null for those who may not. */
  editAt: string | null
  /** What one does with the study; under what is found. */
  actions: ReactNode
  /** What groups decided about it; beneath. */
  verdicts: ReactNode
}

/** The one sentence, what decides whether it applies, and the paragraph; what nobody wrote is left out. */
export function StudySummary({ study, levelSet, editAt, actions, verdicts }: Props) {
  const { summary } = study
  return (
    <>
      {summary?.tldr && (
        <section
          aria-labelledby="tldr"
          className="my-7 rounded border border-line border-l-4 border-l-accent bg-surface px-6 pt-5 pb-[18px] max-md:px-[18px] max-md:py-4"
        >
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 id="tldr" className="label-caps scroll-mt-24">
              TL;DR
            </h2>
            {summary.maker === 'machine' && <Pill tone="warn">Machine draft, not checked</Pill>}
          </div>
          <p className="mt-2 mb-3 text-pretty font-serif text-[22px] leading-[1.4] max-md:text-[19px]">
            {study.retractedAt ? <s className="text-ink-3">{summary.tldr}</s> : summary.tldr}
          </p>
          {summary.recheck && (
            <div className="mb-3">
              <RecheckNotice />
            </div>
          )}
          <p className="meta dotted">
            <Provenance made={summary} />
            {summary.warnings.length > 0 && (
              <span>
                <Link href={`${study.address}?tab=history#around`} className="text-accent">
                  {warningsSaid(summary.warnings.length)}
                </Link>
              </span>
            )}
            {summary.source && (
              <a className="whitespace-nowrap text-accent" href={`#${sourceId(summary.source)}`} data-screen-only>
                Show source
              </a>
            )}
            <HowLink study={study} />
            {editAt && <EditLink href={editAt} words="Check and edit" />}
          </p>
        </section>
      )}
      {summary?.refusal && (
        <p className="meta dotted my-7">
          <span>{REFUSALS[summary.refusal]}</span>
          {summary.paragraph && summary.maker === 'person' && <Provenance made={summary} />}
          <HowLink study={study} />
        </p>
      )}
      {editAt && !summary?.tldr && (
        <p className="meta my-7">
          <EditLink href={editAt} words={summary ? 'Check and edit the summary' : 'Write a summary'} />
        </p>
      )}
      {actions}
      {verdicts}
      <KeyFacts study={study} levelSet={levelSet} />
      {summary && <Paragraph summary={summary} isRetracted={study.retractedAt !== null} />}
    </>
  )
}

const HowLink = ({ study }: { study: StudyPage }) => (
  <span data-screen-only>
    <Link href={howAddress(study)} className="text-accent">
      How this summary was made
    </Link>
  </span>
)

const EditLink = ({ href, words }: { href: string; words: string }) => (
  <span data-screen-only>
    <Link href={href} className="text-accent">
      {words}
    </Link>
  </span>
)

/** Where each sentence of a draft rests on one of the abstract, a number leads there. */
function Paragraph({ summary, isRetracted }: { summary: Summary; isRetracted: boolean }) {
  const { paragraph, sentences, tldr, maker } = summary
  if (!paragraph) return null
  const struck = (words: string) => (isRetracted ? <s className="text-ink-3">{words}</s> : words)
  return (
    <section aria-label="Summary" className="prose-serif">
      {maker === 'machine' && !tldr && <Pill tone="warn">Machine draft, not checked</Pill>}
      <p>
        {sentences
          ? sentences.map(({ text, source }, index) => (
              <span key={text} id={sentenceId(index + 1)} className="scroll-mt-24 target:bg-accent-wash">
                {struck(text)}
                <sup data-screen-only>
                  <a
                    href={`#${sourceId(source)}`}
                    aria-label={`Source of sentence ${index + 1}`}
                    className="ml-0.5 px-0.5 font-sans text-accent"
                  >
                    {index + 1}
                  </a>
                </sup>{' '}
              </span>
            ))
          : struck(paragraph)}
      </p>
    </section>
  )
}
