import { MarkedText } from '@/app/_study/marked-text'
import type { StudyPage } from '@/db/studies/study-page'
import type { TracedDraft } from '@/db/summaries/draft-trace'
import type { SourceSpan } from '@/lib/summaries/summary'
import { textPart } from '../../_parts/text-part'

/** Of a draft from before it was kept how it came to be: the sentences of the abstract that its own rest on. */
export function StoredSources({ study, draft }: { study: StudyPage; draft: TracedDraft }) {
  const rows: [string, SourceSpan][] = [
    ...(draft.source ? [['TL;DR', draft.source] as [string, SourceSpan]] : []),
    ...(draft.sentences ?? []).map(({ source }, index): [string, SourceSpan] => [`Sentence ${index + 1}`, source]),
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
