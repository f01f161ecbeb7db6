import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { EvidenceTable } from '@/app/_study/evidence-table'
import { buttonClass } from '@/app/_ui/button-class'
import { EmptyState } from '@/app/_ui/empty-state'
import { PrintButton } from '@/app/_ui/print-button'
import { readList } from '@/db/lists/list-contents'
import { withFacts } from '@/db/studies/evidence-rows'
import { can } from '@/lib/access/policy'
import { type Column, columnsText, MOST_STUDIES, parseColumns } from '@/lib/evidence/table-columns'
import { inTableOrder, parseTableOrder, type TableOrder, tableOrderText } from '@/lib/evidence/table-order'
import { draftAddress } from '../../../drafts/draft-address'
import { ListViewHead } from '../../_parts/list-views'
import { studiesOf } from '../../_parts/studies-of'
import { listAddress } from '../../list-address'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ columns?: string | string[]; by?: string | string[] }>
}

/** Read once a request, for the page and for its head. */
const read = cache(async (id: string) => readList(await viewer(), id, { limit: MOST_STUDIES }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const list = await read((await params).id)
  return { title: list ? `Evidence · ${list.name}` : 'Not found' }
}

/** The studies of a list side by side. */
export default async function ListTablePage({ params, searchParams }: Props) {
  const who = await signedIn()
  const { id } = await params
  const list = await read(id)
  if (!list) notFound()
  const query = await searchParams
  const shown = { columns: parseColumns(String(query.columns ?? '')), by: parseTableOrder(String(query.by ?? '')) }
  const address = (path: string, change: Partial<typeof shown> = {}) => tableAddress(id, path, { ...shown, ...change })
  const rows = await withFacts(who, studiesOf(list, 'table'))
  return (
    <>
      <ListViewHead list={list} chosen="table" what="table of evidence">
        {rows.length > 0 && (
          <>
            <a href={address('table/csv')} download className={buttonClass()}>
              Save as CSV
            </a>
            <PrintButton className={buttonClass()} />
          </>
        )}
      </ListViewHead>
      {rows.length === 0 ? (
        <EmptyState title="No studies yet">Save studies to this list, and they stand here side by side.</EmptyState>
      ) : (
        <EvidenceTable
          rows={inTableOrder(rows, shown.by)}
          columns={shown.columns}
          order={shown.by}
          address={(change) => address('table', change)}
          statuses={new Map(list.items.map(({ studyId, status }) => [studyId, status]))}
          editAt={can(who, 'summary.change') ? draftAddress : undefined}
        />
      )}
    </>
  )
}

const tableAddress = (id: string, path: string, { columns, by }: { columns: Column[]; by: TableOrder | null }) =>
  listAddress(`${id}/${path}`, { columns: columnsText(columns) || undefined, by: tableOrderText(by) || undefined })
