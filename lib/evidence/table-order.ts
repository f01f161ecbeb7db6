import { DESIGNS } from './design'
import { type CellRow, cellText } from './evidence-row'
import { COLUMNS, type Column } from './table-columns'

/**
 * Columns by which a table can be put in order. Not those whose order would say nothing: findings, effects of different
 * measures, and times in different words.
 */
const ORDERABLE = [
  'study',
  ...COLUMNS.filter((column) => !['finding', 'effect', 'follow-up'].includes(column)),
] as const

type OrderedRow = CellRow & { title: string }

export type TableOrder = { by: 'study' | Column; isDescending: boolean }

/** What is read from its other end at first: the largest, the newest. */
const LARGEST_FIRST: readonly string[] = ['participants', 'published', 'year']

export const isOrderable = (column: 'study' | Column): boolean => ORDERABLE.includes(column)

/** Reads "level" or "-year", descending; null for whatever makes no sense: the order that the rows come in. */
export function parseTableOrder(text: string): TableOrder | null {
  const isDescending = text.startsWith('-')
  const by = ORDERABLE.find((column) => column === (isDescending ? text.slice(1) : text))
  return by ? { by, isDescending } : null
}

/** As an address has it; '' for none. */
export const tableOrderText = (order: TableOrder | null): string =>
  order ? `${order.isDescending ? '-' : ''}${order.by}` : ''

/** What a press on the head of a column asks for: its order, then the other way round, then none. */
export function nextOrder(order: TableOrder | null, by: 'study' | Column): TableOrder | null {
  const first = LARGEST_FIRST.includes(by)
  if (order?.by !== by) return { by, isDescending: first }
  return order.isDescending === first ? { by, isDescending: !first } : null
}

/** The rows in an order of their own; those where it is not known come last, either way round. */
export function inTableOrder<Row extends OrderedRow>(rows: readonly Row[], order: TableOrder | null): Row[] {
  if (!order) return [...rows]
  const sign = order.isDescending ? -1 : 1
  return rows
    .map((row) => ({ row, key: keyOf(row, order.by) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
      return sign * compared(a.key, b.key)
    })
    .map(({ row }) => row)
}

const compared = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true })

/** What a row is ordered by; null where it is not known. */
function keyOf(row: OrderedRow, by: 'study' | Column): string | number | null {
  const { published, facts, design } = row
  switch (by) {
    case 'study':
      return row.title || null
    case 'design':
      return design && DESIGNS.indexOf(design)
    case 'participants':
      return facts?.sampleSize ?? null
    case 'published':
    case 'year':
      return published?.year
        ? published.year * 10_000 + (by === 'published' ? (published.month ?? 0) * 100 + (published.day ?? 0) : 0)
        : null
    default:
      return cellText(row, by) || null
  }
}
