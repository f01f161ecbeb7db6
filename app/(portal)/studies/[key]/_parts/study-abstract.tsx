import { Fragment, type ReactNode } from 'react'
import { MarkedText } from '@/app/_study/marked-text'
import type { StudyPage } from '@/db/studies/study-page'
import type { AbstractSection } from '@/lib/studies/citable-text'
import { isRetold, RETOLD } from '@/lib/studies/retold'
import { type AbstractSource, sourcesIn } from './abstract-sources'
import { sentenceId } from './source-id'
import { textPart } from './text-part'

/** The authors' own words, or ours and marked so, section by section; the sentences that the summary rests on are found in them. */
export function StudyAbstract({ study }: { study: StudyPage }) {
  if (study.abstract.length === 0 && study.otherAbstracts.length === 0) return null
  return (
    <section aria-labelledby="abstract" className="mt-9">
      <h2 id="abstract" className="section-title mb-2">
        Abstract
      </h2>
      {study.abstract.length > 0 && isRetold(study.source) && (
        <p role="note" className="w-fit rounded border border-warn/35 bg-warn-wash px-3.5 py-2 text-sm text-warn">
          {RETOLD}
        </p>
      )}
      {study.abstract.map((section, index) => (
        <Section
          // biome-ignore lint/suspicious/noArrayIndexKey: sections have an order and may share a label
          key={index}
          section={section}
          sources={sourcesIn(index, section, study.summary)}
        />
      ))}
      {study.otherAbstracts.map((other, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several abstracts may share kind and language
        <details key={index} className="mt-4">
          <summary className="cursor-pointer font-medium text-accent">
            {['Abstract', other.language && `in ${other.language}`, other.kind && `(${other.kind})`]
              .filter(Boolean)
              .join(' ')}
          </summary>
          <div lang={other.language}>
            {other.sections.map((section, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sections have an order and may share a label
              <Section key={at} section={section} />
            ))}
          </div>
        </details>
      ))}
    </section>
  )
}

function Section({ section, sources = [] }: { section: AbstractSection; sources?: AbstractSource[] }) {
  const ends = [0, ...sources.map(({ end }) => end)]
  return (
    <div className="prose-serif mt-3">
      {section.label && <h3 className="label-caps mb-1">{section.label}</h3>}
      <p>
        {sources.map((source, index) => (
          <Fragment key={source.id}>
            <MarkedText {...textPart(section, ends[index] as number, source.start)} />
            <Source source={source}>
              <MarkedText {...textPart(section, source.start, source.end)} />
            </Source>
          </Fragment>
        ))}
        <MarkedText {...textPart(section, ends.at(-1) as number, section.text.length)} />
      </p>
    </div>
  )
}

/** A sentence that something rests on, lit when that is followed here, with the way back. */
function Source({ source: { id, tldr, sentences }, children }: { source: AbstractSource; children: ReactNode }) {
  const Sentence = tldr ? 'mark' : 'span'
  return (
    <>
      <Sentence id={id} className="scroll-mt-24 target:bg-accent-wash target:outline-2 target:outline-accent">
        {children}
      </Sentence>
      {tldr && <Back href="#tldr" label="Back to the TL;DR" text="TL;DR" />}
      {sentences.map((number) => (
        <Back
          key={number}
          href={`#${sentenceId(number)}`}
          label={`Back to sentence ${number} of the summary`}
          text={String(number)}
        />
      ))}
    </>
  )
}

function Back({ href, label, text }: { href: string; label: string; text: string }) {
  return (
    <sup data-screen-only>
      <a href={href} aria-label={label} className="ml-0.5 px-0.5 font-sans text-accent">
        {text}
      </a>
    </sup>
  )
}
