import Link from 'next/link'
import type { SearchResult } from '@/db/search/query/search-studies'
import type { Addition } from '@/db/search/question/compiled-question'
import type { Role } from '@/lib/search/framing/frame-question'
import type { QuestionKind } from '@/lib/search/framing/question-kind'
import { type SearchRequest, searchAddress, toggled } from '@/lib/search/search-request'

type Part = SearchResult['question']['parts'][number]
type Props = { request: SearchRequest; parts: Part[]; kind: QuestionKind | null }

/**
 * What the words were understood as; unfolded, what each is in the question and what it brought with it, to be dropped
 * and restored one by one.
 */
export function Understood({ request, parts: all, kind }: Props) {
  // A word that is typed twice is understood once.
  const every = [...new Map(all.map((part) => [part.words, part])).values()]
  const parts = every.filter(({ required }) => required)
  const asking = every.filter(({ required }) => !required)
  const added = parts.filter(({ additions }) => additions.length > 0)
  if (added.length === 0 && asking.length === 0) return null
  const exact = request.dropped.includes('all')
  if (exact) {
    return (
      <p>
        Only the exact words were searched. <Exactness request={request} exact />
      </p>
    )
  }
  return (
    <details open={request.dropped.length > 0} className="min-w-0">
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
        {ROLES.map((role) => (
          <InOneLine key={role} name={ROLE_NAMES[role]} words={parts.filter((part) => part.role === role)} />
        ))}
        {kind && <InOneLine name="Kind of question" words={[{ words: KIND_NAMES[kind] }]} />}
        <InOneLine name="Not required in a study" words={asking} />
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
      <p className="mt-3">
        <Exactness request={request} exact={false} />
      </p>
    </details>
  )
}

function Exactness({ request, exact }: { request: SearchRequest; exact: boolean }) {
  return (
    <Link
      className="text-accent"
      href={searchAddress(request, { dropped: exact ? [] : ['all'] })}
      data-screen-only
      prefetch={false}
    >
      {exact ? 'Include synonyms' : 'Search the exact words'}
    </Link>
  )
}

function InOneLine({ name, words }: { name: string; words: readonly { words: string }[] }) {
  if (words.length === 0) return null
  return (
    <div>
      <dt className="inline">{name}: </dt>
      <dd className="inline text-ink">{words.map((each) => each.words).join(', ')}</dd>
    </div>
  )
}

const KIND_NAMES: Record<QuestionKind, string> = {
  treatment: 'treatment',
  prevention: 'prevention',
  harm: 'harm',
  diagnosis: 'diagnosis',
  prognosis: 'prognosis',
  frequency: 'how common it is',
}

const ROLE_NAMES: Record<Role, string> = {
  intervention: 'Intervention',
  comparator: 'Comparator',
  population: 'Population or condition',
  outcome: 'Outcome',
}
const ROLES = Object.keys(ROLE_NAMES) as Role[]

function Concept({ part: { words, concept } }: { part: Part }) {
  return (
    <>
      <b className="font-medium text-ink">{words}</b>
      {concept && concept.toLowerCase() !== words.toLowerCase() && ` (${concept})`}
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
