import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { openSource } from '@/db/sources/source-settings'
import { pubmedTerm } from '@/lib/search/pubmed-term'
import { MAX_LENGTH } from '@/lib/search/question'
import { SearchForm } from '../source-searches/_parts/search-form'

export const metadata: Metadata = { title: 'Search PubMed' }

type Props = { searchParams: Promise<{ q?: string | string[] }> }

/** A question of the library's, as it would be put to PubMed. Opening the page sends nothing. */
export default async function PubmedPage({ searchParams }: Props) {
  const who = await signedIn()
  const open = await openSource(who, 'pubmed')
  if (!open) notFound()
  const { q } = await searchParams
  const typed = typeof q === 'string' ? q.slice(0, MAX_LENGTH) : ''
  return (
    <>
      <h1 className="page-title mb-5">Search PubMed</h1>
      <SearchForm source="pubmed" term={pubmedTerm(typed)} contact={open.contact} />
    </>
  )
}
