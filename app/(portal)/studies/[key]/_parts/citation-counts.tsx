import { type CitationCount, countWords, sourceWords } from '@/lib/studies/citation-count'

/** How often it is cited anywhere, as each source counts; never added up. */
export function CitationCounts({ counts }: { counts: readonly CitationCount[] }) {
  if (counts.length === 0) return null
  return (
    <section aria-labelledby="counts">
      <h2 id="counts" className="label-caps mb-2">
        Citations by source
      </h2>
      <ul className="grid gap-2">
        {counts.map((count) => (
          <li key={count.source}>
            {countWords(count)}
            <span className="meta block">{sourceWords(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
