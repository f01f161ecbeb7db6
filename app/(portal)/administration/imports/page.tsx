import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { IMPORTS_A_PAGE, listImports } from '@/db/import/import-logs'
import { mayUpload } from '@/db/import/uploads/create-upload'
import { listUploads } from '@/db/import/uploads/read-uploads'
import { mayFetch } from '@/db/look-ups/create-look-up'
import { listFetches } from '@/db/look-ups/read-look-ups'
import { openSource } from '@/db/sources/source-settings'
import { pageNumber } from '@/lib/address/page-number'
import { rowNumber } from '@/lib/address/row-number'
import { FetchForm } from './_parts/fetch-form'
import { FetchList, isWaiting } from './_parts/fetch-list'
import { ImportLogRow } from './_parts/import-log-row'
import { UploadForms } from './_parts/upload-forms'
import { UploadList } from './_parts/upload-list'

export const metadata: Metadata = { title: 'Imports' }

type Asked = Partial<Record<'before' | 'refused' | 'uploads', string | string[]>>
type Props = { searchParams: Promise<Asked> }

export default async function ImportsPage({ searchParams }: Props) {
  const who = await signedIn()
  const asked = await searchParams
  const before = rowNumber(asked.before)
  const page = pageNumber(asked.uploads)
  const found = await listImports(who, before)
  if (!found) notFound()
  const pubmed = before ? null : await openSource(who, 'pubmed')
  const fetches = before ? [] : await listFetches(who)
  const isUnderWay = fetches.some(isWaiting)
  return (
    <>
      <h1 className="page-title">Imports</h1>
      {/* What somebody has just asked for comes first. */}
      {isUnderWay && <FetchList fetches={fetches} />}
      {!before && mayUpload(who) && <UploadForms refused={asked.refused} />}
      {!before && pubmed && mayFetch(who) && <FetchForm contact={pubmed.contact} />}
      {!isUnderWay && <FetchList fetches={fetches} />}
      {!before && <UploadList uploads={await listUploads(who, page)} page={page} />}
      <h2 className="section-title mt-8 border-line border-b pb-2.5">Import log</h2>
      {found.length === 0 && (
        <p className="mt-3 max-w-[68ch] text-ink-2">
          Nothing was imported yet. On the machine, <code>npm run import -- FILE</code> also reads PubMed XML; what came
          of it then stands here.
        </p>
      )}
      <ol>
        {found.map((one) => (
          <ImportLogRow key={one.id} log={one} />
        ))}
      </ol>
      {found.length === IMPORTS_A_PAGE && (
        <Link
          href={`/administration/imports?before=${found.at(-1)?.id}`}
          className="meta mt-5 inline-block text-accent"
        >
          Earlier imports
        </Link>
      )}
    </>
  )
}
