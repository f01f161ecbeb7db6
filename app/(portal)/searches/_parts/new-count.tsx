import { Pill } from '@/app/_ui/pill'
import type { NewCount } from '@/db/searches/followed-searches'
import { newWords } from '@/lib/search/followed-search'

/** How much is new in a search. */
export function NewIn({ news }: { news: NewCount }) {
  if (news.count === 0) return <span className="meta whitespace-nowrap">{newWords(news)}</span>
  return (
    <span className="whitespace-nowrap">
      <Pill tone="go">{newWords(news)}</Pill>
    </span>
  )
}
