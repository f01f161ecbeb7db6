import Link from 'next/link'
import type { SearchResult } from '@/db/search/query/search-studies'
import type { Addition } from '@/db/search/question/compiled-question'
import { type SearchRequest, searchAddress, toggled } from '@/lib/search/search-request'

type Part = SearchResult['question']['parts'][number]
type Props = { request: SearchRequest; parts: Part[] }

/** What the words were understood as, and what each brought with it, to be dropped and taken back one by one. */
export function Understood({ request, parts: all }: Props) {
  // A word that is typed twice is understood once.
  const parts = [...new Map(all.map((part) => [part.words, part])).values()]
  const added = parts.filter(({ additions }) => additions.length > 0)
  if (added.length === 0) return null
  const exact = request.dropped.includes('all')
  return (
    <div className="mb-4 flex flex-wrap items-baseline gap-x-5 gap-y-1.5 text-ink-2 text-sm">
      {exact ? (
        <p className="min-w-0 flex-1 basis-72">Only the exact words were searched.</p>
      ) : (
        <details open={request.dropped.length > 0} className="min-w-0 flex-1 basis-72">
          <summary className="cursor-pointer">
            Understood as{' '}
            {parts.map((part, index) => (
              <span key={part.words}>
                {index > 0 && (index === parts.length - 1 ? ' and ' : ', ')}
                <Concept part={part} />
              </span>
            ))}
          </summary>
          <dl className="mt-3 grid gap-3 border-line border-l pl-4">
            {added.map((part) => (
              <div key={part.words}>
                <dt>
                  <b className="font-medium text-ink">{part.words}</b> also finds
                </dt>
                <dd>
                  <ul className="mt-1 flex flex-wrap gap-x-2 gap-y-1.5">
                    {part.additions.map((addition) => (
                      <li key={addition.key} className="min-w-0">
                        <Toggle addition={addition} request={request} />
                      </li>
                    ))}
                  </ul>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <Link
        className="text-accent"
        href={searchAddress(request, { dropped: exact ? [] : ['all'] })}
        data-screen-only
        prefetch={false}
      >
        {exact ? 'Include synonyms' : 'Search the exact words'}
      </Link>
    </div>
  )
}

function Concept({ part: { words, concept } }: { part: Part }) {
  const same = concept?.toLowerCase() === words.toLowerCase()
  return (
    <>
      <b className="font-medium text-ink">{words}</b>
      {concept && !same && ` (${concept})`}
    </>
  )
}

/** One addition: a click drops it, another takes it back. */
function Toggle({ addition, request }: { addition: Addition; request: SearchRequest }) {
  const { key, text, kind, dropped } = addition
  const named = (
    <>
      {text}
      {kind === 'heading' && <span className="text-ink-3"> (heading, with narrower ones)</span>}
    </>
  )
  return (
    <Link
      href={searchAddress(request, { dropped: toggled(request.dropped, key) })}
      prefetch={false}
      className={`inline-block rounded border px-2 py-0.5 hover:border-ink-3 hover:no-underline ${dropped ? 'border-line-strong border-dashed text-ink-3' : 'border-line bg-surface text-ink'}`}
    >
      {dropped ? <s>{named}</s> : named}
      <span aria-hidden="true" className="ml-1.5 text-ink-3">
        {dropped ? '+' : '×'}
      </span>
      <span className="sr-only">{dropped ? ', left out: take back' : ': leave out'}</span>
    </Link>
  )
}
