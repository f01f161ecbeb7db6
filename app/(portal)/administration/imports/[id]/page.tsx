import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { REJECTIONS_A_PAGE, readImport } from '@/db/import/import-logs'
import { rowNumber } from '@/lib/address/row-number'
import { ImportCountsLine, ImportStatePill, importKindWords } from '../_parts/import-words'
import { Rejections } from '../_parts/rejections'

export const metadata: Metadata = { title: 'Import' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ after?: string | string[] }> }

export default async function ImportPage({ params, searchParams }: Props) {
  const who = await signedIn()
  const id = rowNumber((await params).id)
  const found = id && (await readImport(who, id, rowNumber((await searchParams).after)))
  if (!found) notFound()
  const seconds = found.finishedAt && (found.finishedAt.getTime() - found.startedAt.getTime()) / 1000
  return (
    <>
      <h1 className="page-title">Import {found.id}</h1>
      <p className="meta dotted mt-2">
        <ImportStatePill state={found.state} />
        <span>{importKindWords(found.kind)}</span>
        <span>{found.by ?? 'on the machine'}</span>
        <span>started {found.startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC</span>
        {seconds !== null && <span>took {seconds.toLocaleString('en-GB', { maximumFractionDigits: 1 })} s</span>}
      </p>
      <ImportCountsLine counts={found.counts} />
      <details className="mt-2">
        <summary className="meta w-fit cursor-pointer">
          {found.sources.length} {found.sources.length === 1 ? 'source' : 'sources'}
        </summary>
        <ul className="meta list-disc pl-5">
          {found.sources.map((source) => (
            <li key={source} className="break-all">
              {source}
            </li>
          ))}
        </ul>
      </details>
      <Rejections rejections={found.rejections} kind={found.kind} />
      {found.rejections.length === REJECTIONS_A_PAGE && (
        <Link
          href={`/administration/imports/${found.id}?after=${found.rejections.at(-1)?.id}`}
          className="meta mt-5 inline-block text-accent"
        >
          {found.kind === 'references' ? 'More to look at' : 'More rejections'}
        </Link>
      )}
    </>
  )
}
