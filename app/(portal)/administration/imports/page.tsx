import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { EmptyState } from '@/app/_ui/empty-state'
import { WrittenOn } from '@/app/_ui/written-on'
import { IMPORTS_A_PAGE, listImports } from '@/db/import/import-logs'
import { rowNumber } from '@/lib/address/row-number'
import { ImportCountsLine, ImportStatePill, importKindWords } from './_parts/import-words'

export const metadata: Metadata = { title: 'Imports' }

type Props = { searchParams: Promise<{ before?: string | string[] }> }

export default async function ImportsPage({ searchParams }: Props) {
  const who = await signedIn()
  const found = await listImports(who, rowNumber((await searchParams).before))
  if (!found) notFound()
  return (
    <>
      <h1 className="page-title">Imports</h1>
      {found.length === 0 && (
        <EmptyState title="Nothing was imported yet">
          On the machine, <code>npm run import -- FILE</code> reads PubMed XML and reference files; its account then
          stands here.
        </EmptyState>
      )}
      <ol className="mt-6">
        {found.map((one) => (
          <li key={one.id} className="border-line border-b py-4">
            <h2 className="flex flex-wrap items-baseline gap-3 font-medium">
              <Link href={`/administration/imports/${one.id}`} className="min-w-0 break-all hover:text-accent-ink">
                {one.sources.slice(0, 3).join(', ') || `Import ${one.id}`}
                {one.sources.length > 3 && ` and ${one.sources.length - 3} more`}
              </Link>
              <ImportStatePill state={one.state} />
              {one.kind !== 'studies' && <span className="meta">{importKindWords(one.kind)}</span>}
              <span className="meta ml-auto">
                <WrittenOn at={one.startedAt} />
              </span>
            </h2>
            <ImportCountsLine counts={one.counts} />
          </li>
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
