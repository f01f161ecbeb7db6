import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { WrittenOn } from '@/app/_ui/written-on'
import { readUploadRows } from '@/db/import/uploads/read-rows'
import { readUploadAccount } from '@/db/import/uploads/read-uploads'
import { pageNumber } from '@/lib/address/page-number'
import { FORMAT_WORDS } from '@/lib/references/parsed-reference'
import { groupOf } from '@/lib/references/upload-groups'
import { tookWords, UploadStatePill } from '../../_parts/upload-words'
import { RowList } from './_parts/row-list'
import { UploadCounts } from './_parts/upload-counts'
import { UploadNow } from './_parts/upload-now'

export const metadata: Metadata = { title: 'Import references' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ show?: string | string[]; page?: string | string[] }>
}

/** What an upload holds, what would become of each record or has, and what can be done with it now. */
export default async function UploadPage({ params, searchParams }: Props) {
  const who = await signedIn()
  const upload = await readUploadAccount(who, (await params).id)
  if (!upload) notFound()
  const { id, name, state, format, encoding, by, createdAt, askedAt, endedAt, counts } = upload
  const asked = await searchParams
  const group = groupOf(asked.show, counts)
  const page = pageNumber(asked.page)
  const isListed = counts.records + counts.notice > 0 && state !== 'reading' && state !== 'cancelled'
  const rows = isListed ? await readUploadRows(who, id, group, page) : []
  const took = tookWords(askedAt, endedAt)
  return (
    <>
      <p className="meta mb-2">
        <Link href="/administration/imports" className="text-accent">
          Imports
        </Link>
      </p>
      <h1 className="page-title [overflow-wrap:anywhere]">{name}</h1>
      <p className="meta dotted mt-2">
        <UploadStatePill state={state} />
        {format && <span>{FORMAT_WORDS[format]}</span>}
        {encoding && <span>{encoding}</span>}
        <span>{by.name}</span>
        <span>
          <WrittenOn at={createdAt} exact />
        </span>
        {took && <span>{took}</span>}
      </p>
      {isListed && <UploadCounts upload={upload} />}
      <UploadNow upload={upload} />
      {isListed && <RowList upload={upload} group={group} page={page} rows={rows} />}
    </>
  )
}
