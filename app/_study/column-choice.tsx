import Link from 'next/link'
import { COLUMN_NAMES, COLUMNS, type Column, movedLeft } from '@/lib/evidence/table-columns'

type Props = {
  columns: readonly Column[]
  /** Where the same table is with other columns. */
  address: (columns: Column[]) => string
}

/**
 * Each column can be hidden, put before its neighbour, or shown; the address keeps it. One list of all, in which a
 * column's link stays the same one, so that whoever chooses by keyboard goes on from there.
 */
export function ColumnChoice({ columns, address }: Props) {
  const others = COLUMNS.filter((column) => !columns.includes(column))
  return (
    <details className="mt-3" data-screen-only>
      <summary className="w-fit cursor-pointer font-medium text-ink-2">Columns</summary>
      <ul className="mt-2 grid max-w-[420px] gap-1 text-sm">
        {[...columns, ...others].map((column, index) => {
          const isShown = columns.includes(column)
          const isOnly = isShown && columns.length === 1
          return (
            <li key={column} className={`flex min-h-[24px] items-center gap-4 ${isShown ? '' : 'text-ink-3'}`}>
              <span className="min-w-[9em]">{COLUMN_NAMES[column]}</span>
              {!isOnly && (
                <Link
                  key="shown"
                  href={address(isShown ? columns.filter((other) => other !== column) : [...columns, column])}
                  scroll={false}
                  prefetch={false}
                  className="min-w-[3em] text-accent"
                >
                  {isShown ? 'Hide' : 'Show'}
                  <span className="sr-only">: {COLUMN_NAMES[column]}</span>
                </Link>
              )}
              {isShown && index > 0 && (
                <Link
                  key="left"
                  href={address(movedLeft(columns, column))}
                  scroll={false}
                  prefetch={false}
                  className="text-accent"
                >
                  Move left<span className="sr-only">: {COLUMN_NAMES[column]}</span>
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
