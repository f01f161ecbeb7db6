import Link from 'next/link'
import { Pill } from '@/app/_ui/pill'
import type { StudyEvidence } from '@/db/studies/evidence-rows'
import { COLUMN_NAMES, type Column } from '@/lib/evidence/table-columns'
import type { TableOrder } from '@/lib/evidence/table-order'
import { type ReadingStatus, STATUS_WORDS } from '@/lib/lists/reading-list'
import { ColumnChoice } from './column-choice'
import { ColumnHead } from './column-head'
import { EvidenceCell } from './evidence-cell'
import { UnreadLine } from './unread-line'

type Props = {
  rows: readonly StudyEvidence[]
  columns: readonly Column[]
  /** The column that the rows are in order by; null for the order that they came in. */
  order: TableOrder | null
  /** Where the same table is with other columns, or in another order. */
  address: (change: { columns?: Column[]; by?: TableOrder | null }) => string
  /** Where the viewer may edit a row; left out for those who may not. */
  editAt?: (row: StudyEvidence) => string
  /** How far the viewer is with each study; left out where the rows are no list's. */
  statuses?: ReadonlyMap<number, ReadingStatus>
}

/** Whatever columns were chosen stand on one sheet: words break where they must, figures and rows do not. */
const ON_PAPER =
  'print:min-w-0 print:text-[10.5px] print:[&_.meta]:text-[1em] print:[&_:is(td,th)]:static print:[&_:is(td,th)]:min-w-0 print:[&_:is(td,th)]:max-w-none print:[&_:is(td,th)]:pr-2 print:[&_tbody_:is(td,th)]:hyphens-auto print:[&_tbody_:is(td,th):not([data-short])]:[overflow-wrap:anywhere] print:[&_tr]:break-inside-avoid'

/** Where there is room the table goes on to the right edge of the window, so that few columns have to be scrolled to. */
const ON_A_WIDE_SCREEN = 'min-[1200px]:w-[calc(50%+min(100vw,1720px)/2-32px)] print:w-auto'

/** A long table scrolls in a box as high as the window, under its head and beside its first column. */
const IN_ITS_BOX =
  'overflow-x-auto md:max-h-[calc(100dvh-76px)] md:overflow-y-auto print:max-h-none print:overflow-visible'
const FIRST_COLUMN = 'md:sticky md:left-0 md:z-[1] md:bg-paper md:shadow-[1px_0_0_var(--color-line)] print:shadow-none'

/** On a telephone each row folds into a block, each cell under the study with its column's name before it. */
const ON_A_TELEPHONE =
  'max-md:block max-md:[&_:is(tbody,tr,td,th)]:block max-md:[&_:is(td,th)]:max-w-none max-md:[&_:is(td,th)]:pr-0 max-md:[&_thead]:sr-only max-md:[&_td]:py-0.5 max-md:[&_tr]:pb-3 max-md:[&_td[data-label]]:before:mr-2 max-md:[&_td[data-label]]:before:text-ink-3 max-md:[&_td[data-label]]:before:content-[attr(data-label)] max-md:[&_td[data-unknown]]:mr-4 max-md:[&_td[data-unknown]]:inline-block'

/** Studies side by side: a row each, the study first, then the columns that the reader chose; empty is not known, or not read yet. */
export function EvidenceTable({ rows, columns, order, address, editAt, statuses }: Props) {
  const head = { order, address: (by: TableOrder | null) => address({ by }) }
  return (
    <>
      <UnreadLine rows={rows} />
      <ColumnChoice columns={columns} address={(columns) => address({ columns })} />
      <section
        aria-label="Table of evidence"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        data-print-wide
        className={`relative mt-4 ${IN_ITS_BOX} ${ON_A_WIDE_SCREEN}`}
      >
        <table className={`w-full text-left text-sm md:min-w-[720px] ${ON_A_TELEPHONE} ${ON_PAPER}`}>
          <thead className="text-ink-3">
            <tr className="align-bottom">
              <ColumnHead column="study" {...head} className="md:left-0 md:z-[3]">
                Study
              </ColumnHead>
              {statuses && <ColumnHead {...head}>Status</ColumnHead>}
              {columns.map((column) => (
                <ColumnHead key={column} column={column} {...head}>
                  {COLUMN_NAMES[column]}
                </ColumnHead>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className="border-line border-b align-top">
                <StudyCell row={row} columns={columns} editAt={editAt} />
                {statuses && (
                  <td className="whitespace-nowrap py-2.5 pr-4" data-label="Status" data-short>
                    {STATUS_WORDS[statuses.get(row.id) ?? 'to-read']}
                  </td>
                )}
                {columns.map((column) => (
                  <EvidenceCell key={column} row={row} column={column} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

/** The study, and where and when it appeared, where no column says so. */
function StudyCell({ row, columns, editAt }: { row: StudyEvidence } & Pick<Props, 'columns' | 'editAt'>) {
  const journal = !columns.includes('journal') && row.journal
  const year = !columns.includes('year') && !columns.includes('published') && row.published?.year
  return (
    <th
      scope="row"
      className={`min-w-[9em] max-w-[22em] py-2.5 pr-4 font-normal hyphens-auto [overflow-wrap:anywhere] md:max-lg:max-w-[14em] ${FIRST_COLUMN}`}
    >
      <Link href={row.address} prefetch={false}>
        {row.title}
      </Link>{' '}
      {row.preprint && <Pill tone="warn">Preprint</Pill>} {row.retracted && <Pill tone="stop">Retracted</Pill>}
      {(journal || year) && (
        <span className="meta mt-1 block">
          {journal && <cite>{journal}</cite>}
          {journal && year && ', '}
          {year}
        </span>
      )}
      {row.unread && <span className="meta mt-1 block">Not read yet</span>}
      {editAt && (
        <Link href={editAt(row)} prefetch={false} className="meta mt-1 block w-fit text-accent" data-screen-only>
          Edit<span className="sr-only">: {row.title}</span>
        </Link>
      )}
    </th>
  )
}
