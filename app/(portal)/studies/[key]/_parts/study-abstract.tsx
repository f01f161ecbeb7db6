import { MarkedText } from '@/app/_ui/marked-text'
import type { StudyPage } from '@/db/study-page'
import type { AbstractSection, MarkedText as Text } from '@/lib/citable-text'

/** The authors' own words, section by section; the sentence that the TL;DR rests on can be shown in them. */
export function StudyAbstract({ study }: { study: StudyPage }) {
  if (study.abstract.length === 0 && study.otherAbstracts.length === 0) return null
  const source = study.summary?.source
  return (
    <section aria-labelledby="abstract" className="mt-9">
      <h2 id="abstract" className="section-title mb-2">
        Abstract
      </h2>
      {study.abstract.map((section, index) => (
        <Section
          // biome-ignore lint/suspicious/noArrayIndexKey: sections have an order and may share a label
          key={index}
          section={section}
          source={source?.section === index ? source : undefined}
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

function Section({ section, source }: { section: AbstractSection; source?: { start: number; end: number } }) {
  return (
    <div className="prose-serif mt-3">
      {section.label && <h3 className="label-caps mb-1">{section.label}</h3>}
      <p>
        {source ? (
          <>
            <MarkedText {...part(section, 0, source.start)} />
            <mark id="source" className="target:outline-2 target:outline-accent">
              <MarkedText {...part(section, source.start, source.end)} />
            </mark>
            <MarkedText {...part(section, source.end, section.text.length)} />
          </>
        ) : (
          <MarkedText {...section} />
        )}
      </p>
    </div>
  )
}

/** The characters [start, end) with the marks that lie in them. */
function part({ text, marks }: Text, start: number, end: number): Text {
  const inside = marks?.filter((mark) => mark.start >= start && mark.end <= end)
  return {
    text: text.slice(start, end),
    marks: inside?.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
  }
}
