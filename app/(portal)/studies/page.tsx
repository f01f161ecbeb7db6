import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { SaveLink } from '@/app/_ui/save-link'
import { StudyRow } from '@/app/_ui/study-row'
import { findByIdentifier } from '@/db/search/find-by-identifier'
import { searchStudies } from '@/db/search/search-studies'
import { searchUpkeep } from '@/db/search/upkeep-status'
import { parseSearchRequest } from '@/lib/search/search-request'
import { soughtIdentifier } from '@/lib/search/sought-identifier'
import { Facets } from './_search/facets'
import { NothingFound } from './_search/nothing-found'
import { ResultPages } from './_search/result-pages'
import { Sorts } from './_search/sorts'
import { UpkeepLine } from './_search/upkeep-line'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = parseSearchRequest(await searchParams)
  return { title: q ? `${q} · Search` : 'Evidence' }
}

export default async function SearchPage({ searchParams }: Props) {
  const who = await signedIn()
  const request = parseSearchRequest(await searchParams)
  const identifier = soughtIdentifier(request.q)
  const address = identifier && (await findByIdentifier(who, identifier))
  if (address) redirect(address)
  const result = await searchStudies(who, request)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-14 max-md:gap-6 md:grid-cols-[236px_minmax(0,1fr)]">
      <h1 className="sr-only">{request.q ? `Studies on ${request.q}` : 'All studies'}</h1>
      <Facets request={request} result={result} />
      <section aria-label="Results">
        <Sorts request={request} total={result.total} />
        <UpkeepLine upkeep={await searchUpkeep(who)} />
        {result.rows.length === 0 ? (
          <NothingFound request={request} identifier={identifier} />
        ) : (
          <ol>
            {result.rows.map((study) => (
              <li key={study.id}>
                <StudyRow study={study} action={<SaveLink studyId={study.id} title={study.title} />} />
              </li>
            ))}
          </ol>
        )}
        <ResultPages request={request} total={result.total} />
      </section>
    </div>
  )
}
