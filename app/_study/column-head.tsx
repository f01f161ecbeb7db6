import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Column } from '@/lib/evidence/table-columns'
import { isOrderable, nextOrder, type TableOrder } from '@/lib/evidence/table-order'

type Props = {
  /** Left out for what the rows cannot be put in order by. */
  column?: 'study' | Column
  order: TableOrder | null
  /** Where the same table is in another order. */
  address: (order: TableOrder | null) => string
  className?: string
  children: ReactNode
}

/** The head of a column: it stays in sight, and puts the rows in order, then the other way round, then as they were. */
export function ColumnHead({ column, order, address, className = '', children }: Props) {
  const isBy = order !== null && order.by === column
  return (
    <th
      scope="col"
      aria-sort={isBy ? (order.isDescending ? 'descending' : 'ascending') : undefined}
      className={`py-2 pr-4 font-medium shadow-[inset_0_-1px_0_var(--color-line-strong)] md:sticky md:top-0 md:z-[2] md:bg-paper print:static ${className}`}
    >
      {column && isOrderable(column) ? (
        <Link
          href={address(nextOrder(order, column))}
          scroll={false}
          prefetch={false}
          className={`inline-flex min-h-[24px] items-center gap-1 ${isBy ? 'text-ink' : ''}`}
        >
          {children}
          <span aria-hidden="true" className="w-[1em] shrink-0 print:hidden">
            {isBy ? (order.isDescending ? '↓' : '↑') : ''}
          </span>
        </Link>
      ) : (
        <span className="inline-flex min-h-[24px] items-center">{children}</span>
      )}
    </th>
  )
}
