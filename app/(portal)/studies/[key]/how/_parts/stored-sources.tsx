import { MarkedText } from '@/app/_study/marked-text'
import type { StudyPage } from '@/db/studies/study-page'
import type { SourcedSentence, SourceSpan } from '@/lib/summaries/summary'
import { textPart } from '../../_parts/text-part'

type Written = { source: SourceSpan | null; sentences: SourcedSentence[] | null }

/** The sentences of the abstract that those of a summary rest on, where nothing more is kept of how they were chosen. */
export function StoredSources({ study, written }: { study: StudyPage; written: Written }) {
  const rows: [string, SourceSpan][] = [
    ...(written.source ? [['TL;DR', written.source] as [string, SourceSpan]] : []),
    ...(written.sentences ?? []).map(({ source }, index): [string, SourceSpan] => [`Sentence ${index + 1}`, source]),
  ]
  if (rows.length === 0) return null
  return (
    <dl>
      {rows.map(([name, { section, start, end }]) => (
        <div
          key={name}
          className="grid gap-x-6 gap-y-1 border-line border-b py-3 md:grid-cols-[92px_minmax(0,1fr)] [overflow-wrap:anywhere]"
        >
          <dt className="meta">{name} rests on</dt>
          <dd className="max-w-[68ch] font-serif">
            <MarkedText {...textPart(study.abstract[section] ?? { text: '' }, start, end)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
