import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { PageSection } from '@/app/_ui/page-section'
import { Pill } from '@/app/_ui/pill'
import { type ListedQuery, listCorpusQueries } from '@/db/corpus-queries/read-queries'
import { openSource } from '@/db/sources/source-settings'
import { pubmedTerm } from '@/lib/search/pubmed-term'
import { MAX_LENGTH } from '@/lib/search/question'
import { MOST_NAME_LETTERS, RECHECK_DAYS } from '@/lib/sources/corpus-query'
import { MOST_LETTERS } from '@/lib/sources/look-up'
import { tidyText } from '@/lib/text/typed-text'
import { QueryFields } from './_parts/query-fields'
import { QueryLine, QueryRunLine } from './_parts/query-words'
import { SourceOff } from './_parts/source-off'
import { create, recheck } from './actions'

export const metadata: Metadata = { title: 'PubMed queries' }

/** A first day that brings something, and not too much. */
const MONTH_DAYS = 30
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** A corpus that begins with a question begins with what is young enough to be read. */
const STARTER_DAYS = 5 * 365

type Props = { searchParams: Promise<{ term?: string | string[]; q?: string | string[] }> }

/** What a new query is filled in with: the words of a PubMed search, or a question as PubMed takes it. */
function filledIn({ term, q }: Awaited<Props['searchParams']>) {
  const question = typeof q === 'string' ? tidyText(q.slice(0, MAX_LENGTH)).trim() : ''
  if (question === '')
    return {
      term: typeof term === 'string' ? term.slice(0, MOST_LETTERS) : '',
      since: daysAgo(MONTH_DAYS),
      isTried: false,
    }
  const name = question.slice(0, MOST_NAME_LETTERS)
  return { name, term: pubmedTerm(question), since: daysAgo(STARTER_DAYS), isTried: true }
}

/** What PubMed is asked by night. Opening the page asks nobody. */
export default async function QueriesPage({ searchParams }: Props) {
  const who = await signedIn()
  const queries = await listCorpusQueries(who)
  if (!queries) notFound()
  const isOpen = (await openSource(who, 'pubmed')) !== null
  const { isTried, ...values } = filledIn(await searchParams)
  const triesFirst = isTried && isOpen
  return (
    <>
      <h1 className="page-title">PubMed queries</h1>
      <p className="mt-3 mb-7 max-w-[68ch] text-ink-2">
        Précis asks PubMed these questions by itself, between 02:00 and 03:00 UTC, and imports what is new: so the
        corpus stays current, and what is retracted is marked.
      </p>
      {!isOpen && <SourceOff />}
      <ol>
        {queries.map((query) => (
          <QueryRow key={query.id} query={query} />
        ))}
      </ol>
      {!queries.some(({ kind }) => kind === 'recheck') && (
        <PageSection id="recheck" title="Check the records that are here">
          <p className="max-w-[68ch]">
            Each record of the corpus that has a PMID is fetched again once in {RECHECK_DAYS} days. Retractions and
            corrections come as changes of a record: this is how they reach studies that were imported long ago.
          </p>
          <ActionForm action={recheck} hidden={{ source: 'pubmed' }} className="grid gap-2.5">
            <Button className="w-fit">Check them from now on</Button>
          </ActionForm>
        </PageSection>
      )}
      <PageSection id="new" title="New query">
        <ActionForm
          action={create}
          hidden={{ key: randomUUID(), ...(triesFirst ? { isTried: 'yes' } : {}) }}
          label="New query"
          className="grid max-w-[68ch] gap-4"
        >
          <QueryFields query={values} today={daysAgo(0)} />
          {triesFirst && (
            <p className="text-ink-2">
              First it is tried: PubMed says how many records there are, and nothing is imported. From the next night on
              it is asked by itself, unless you switch it off.
            </p>
          )}
          <Button look="main" className="w-fit">
            {triesFirst ? 'Save and try' : 'Save query'}
          </Button>
        </ActionForm>
      </PageSection>
    </>
  )
}

function QueryRow({ query }: { query: ListedQuery }) {
  return (
    <li className="grid gap-1.5 border-line border-b py-4">
      <h2 className="flex flex-wrap items-baseline gap-3 font-medium">
        <Link href={`/administration/queries/${query.id}`} className="[overflow-wrap:anywhere] hover:text-accent-ink">
          {query.name}
        </Link>
        <Pill tone={query.isOn ? 'go' : 'plain'}>{query.isOn ? 'On' : 'Off'}</Pill>
      </h2>
      {query.term && <p className="line-clamp-2 text-ink-2 [overflow-wrap:anywhere]">{query.term}</p>}
      <QueryLine query={query} />
      {query.lastRun && <QueryRunLine run={query.lastRun} />}
    </li>
  )
}
