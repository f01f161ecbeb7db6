import { DESIGN_NAMES } from '@/lib/evidence/design'
import { followedRequest } from '@/lib/search/followed-search'
import type { SearchRequest } from '@/lib/search/search-request'

/** What a search asks for, in a line of words. */
export function Asked({ query }: { query: string }) {
  const request = followedRequest(query)
  return (
    <p className="meta dotted">
      <span className="break-words text-ink-2">{request.q || 'All studies'}</span>
      {filterWords(request).map((words) => (
        <span key={words}>{words}</span>
      ))}
    </p>
  )
}

function filterWords(request: SearchRequest): string[] {
  const { designs, from, to, journals, topics, languages, checked, retracted, dropped } = request
  const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })
  return [
    designs.map((design) => DESIGN_NAMES[design]).join(' or '),
    yearWords(from, to),
    topics.join(' or '),
    languages.map((code) => languageNames.of(code)).join(' or '),
    journals.length > 0 && (journals.length === 1 ? 'in one journal' : `in ${journals.length} journals`),
    checked && 'with a checked summary',
    retracted === 'only' && 'retracted only',
    retracted === 'without' && 'not retracted',
    dropped.includes('all') ? 'exact words' : dropped.length > 0 && 'without some added words',
  ].filter((words) => typeof words === 'string' && words !== '') as string[]
}

function yearWords(from: number | null, to: number | null): string {
  if (from !== null && to !== null) return from === to ? String(from) : `${from}–${to}`
  return from !== null ? `since ${from}` : to !== null ? `up to ${to}` : ''
}
