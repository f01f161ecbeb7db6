import { type CountedStudy, countWords, ratioWords, sourceWords } from '@/lib/studies/citation-count'

/** How often it is cited anywhere, as each source counts; never added up. */
export function CitationCounts({ counts }: { counts: readonly CountedStudy[] }) {
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
            {count.ratio && (
              <>
                <p className="mt-1.5">
                  Relative citation ratio {ratioWords(count.ratio)}
                  {count.ratio.isProvisional && ', provisional'}
                </p>
                <p className="meta">
                  Citations a year beside what is usual in its field: at 1 it is cited as often as the average paper
                  there that NIH has funded.
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
