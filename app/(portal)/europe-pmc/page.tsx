import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { openSource } from '@/db/sources/source-settings'
import { europePmcTerm } from '@/lib/search/europe-pmc-term'
import { MAX_LENGTH } from '@/lib/search/question'
import { SearchForm } from '../source-searches/_parts/search-form'

export const metadata: Metadata = { title: 'Search Europe PMC' }

type Props = { searchParams: Promise<{ q?: string | string[] }> }

/** A question of the library's, as it would be put to Europe PMC. Opening the page sends nothing. */
export default async function EuropePmcPage({ searchParams }: Props) {
  const who = await signedIn()
  const open = await openSource(who, 'europe-pmc')
  if (!open) notFound()
  const { q } = await searchParams
  const typed = typeof q === 'string' ? q.slice(0, MAX_LENGTH) : ''
  return (
    <>
      <h1 className="page-title mb-5">Search Europe PMC</h1>
      <SearchForm source="europe-pmc" term={europePmcTerm(typed)} contact={open.contact} />
    </>
  )
}
