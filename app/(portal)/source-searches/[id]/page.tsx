import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { signedIn, viewer } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { RefreshWhile } from '@/app/_ui/refresh-while'
import { mayFetch } from '@/db/look-ups/create-look-up'
import { readSourceSearch } from '@/db/look-ups/read-look-ups'
import { openSource } from '@/db/sources/source-settings'
import { isSearchedKey, sourceOf } from '@/lib/sources/source'
import { FoundRecords } from '../_parts/found-records'
import { SearchForm } from '../_parts/search-form'
import { retry } from '../actions'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const search = await readSourceSearch(await viewer(), (await params).id)
  return { title: search ? `Search ${sourceOf(search.source).label}` : 'Not found' }
}

/** What a source found, as it was stored: opening the page asks nobody. */
export default async function SourceSearchPage({ params }: Props) {
  const who = await signedIn()
  const search = await readSourceSearch(who, (await params).id)
  if (!search) notFound()
  const { id, source, term, state, fault, answer } = search
  const open = await openSource(who, source)
  const { label } = sourceOf(source)
  return (
    <>
      <h1 className="page-title mb-5">Search {label}</h1>
      {open && isSearchedKey(source) ? (
        <SearchForm source={source} term={term} contact={open.contact} />
      ) : (
        <p className="[overflow-wrap:anywhere]">{term}</p>
      )}
      {state === 'waiting' && !search.isLate && (
        <>
          <RefreshWhile />
          <p role="status" className="mt-7 text-ink-2">
            {label} is being asked. This takes a few seconds.
          </p>
        </>
      )}
      {(state === 'failed' || search.isLate) && (
        <div className="mt-7 grid max-w-[68ch] gap-3">
          <p role="alert" className="rounded bg-danger-wash px-3 py-2">
            {fault ?? `${label} was not asked yet. Its job was cancelled, or no worker runs.`}
          </p>
          {open && (
            <ActionForm action={retry} hidden={{ lookUpId: id }} className="grid gap-2">
              <Button className="w-fit">Try again</Button>
            </ActionForm>
          )}
        </div>
      )}
      {answer && open && source === 'pubmed' && mayFetch(who) && (
        <Link
          href={`/administration/queries?term=${encodeURIComponent(term)}`}
          className="meta mt-5 inline-block text-accent"
        >
          Save as a query that keeps the corpus current
        </Link>
      )}
      {answer && (
        <FoundRecords
          source={source}
          answer={answer}
          at={search.createdAt}
          mayImport={open !== null && mayFetch(who)}
        />
      )}
    </>
  )
}
