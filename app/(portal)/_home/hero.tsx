import Link from 'next/link'
import { SearchBox } from '@/app/_ui/search-box'
import { SEARCH_ICON } from '@/app/_ui/top-bar'
import type { CorpusOverview } from '@/db/home/corpus-overview'
import { formatPublicationDate } from '@/lib/studies/publication-date'

/** Where one begins: a question, what there is to ask, and questions that are answered here. */
export function Hero({ overview }: { overview: CorpusOverview | null }) {
  return (
    <section aria-labelledby="ask" className="pt-[26px] pb-10 max-md:pt-1 max-md:pb-7">
      <h1 id="ask" className="page-title">
        What do you need to know?
      </h1>
      <div className="mt-4">
        <SearchBox look="hero" icon={SEARCH_ICON} />
      </div>
      {overview && (
        <p className="mt-3.5 flex flex-wrap gap-x-[18px] gap-y-2 text-ink-3 text-sm">
          <span>{whatIsHere(overview)}</span>
          {overview.examples.map((question) => (
            <Link
              key={question}
              href={`/studies?q=${encodeURIComponent(question)}`}
              className="border-line-strong border-b text-accent-ink hover:no-underline"
            >
              {question}
            </Link>
          ))}
        </p>
      )}
    </section>
  )
}

/** "4,936 studies, 1,204 trials, newest May 2026. Try" */
function whatIsHere({ studies, trials, newest, examples }: CorpusOverview): string {
  const counts = [counted(studies, 'study', 'studies'), trials > 0 && counted(trials, 'trial', 'trials')]
  const month = newest && formatPublicationDate({ year: newest.year, month: newest.month, season: newest.season })
  const here = [...counts, month && `newest ${month}`].filter(Boolean).join(', ')
  return `${here}.${examples.length > 0 ? ' Try' : ''}`
}

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
