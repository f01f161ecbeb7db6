import Link from 'next/link'
import { Pill } from '@/app/_ui/pill'
import type { StudyEvidence } from '@/db/studies/evidence-rows'
import { NO_FINDING } from '@/lib/evidence/draft-refusal'
import { cellText, isEditedByHand } from '@/lib/evidence/evidence-row'
import { COLUMN_NAMES, COLUMNS, type Column, movedLeft } from '@/lib/evidence/table-columns'
import { LevelBars } from './level-badge'
import { MachineMark } from './machine-mark'
import { UnreadLine } from './unread-line'

type Props = {
  rows: readonly StudyEvidence[]
  columns: readonly Column[]
  /** Where the same table is with other columns. */
  address: (columns: Column[]) => string
  /** Where the viewer may mend a row; left out for those who may not. */
  mendAt?: (row: StudyEvidence) => string
}

/** Whatever columns were chosen stand on one sheet: words break where they must, figures and rows do not. */
const ON_PAPER =
  'print:min-w-0 print:text-[10.5px] print:[&_.meta]:text-[1em] print:[&_:is(td,th)]:min-w-0 print:[&_:is(td,th)]:max-w-none print:[&_:is(td,th)]:pr-2 print:[&_tbody_:is(td,th)]:hyphens-auto print:[&_tbody_:is(td,th):not([data-short])]:[overflow-wrap:anywhere] print:[&_tr]:break-inside-avoid'

/** Where there is room the table takes the whole window, so that no column has to be scrolled to. */
const ON_A_WIDE_SCREEN =
  'min-[1200px]:ml-[calc(50%-(min(100vw,1720px)-64px)/2)] min-[1200px]:w-[calc(min(100vw,1720px)-64px)] print:ml-0 print:w-auto'

/** On a telephone each row folds into a block, each cell under the study with its column's name before it. */
const ON_A_TELEPHONE =
  'max-md:block max-md:[&_:is(tbody,tr,td,th)]:block max-md:[&_:is(td,th)]:max-w-none max-md:[&_:is(td,th)]:pr-0 max-md:[&_thead]:sr-only max-md:[&_td]:py-0.5 max-md:[&_tr]:pb-3 max-md:[&_td[data-label]]:before:mr-2 max-md:[&_td[data-label]]:before:text-ink-3 max-md:[&_td[data-label]]:before:content-[attr(data-label)] max-md:[&_td[data-unknown]]:mr-4 max-md:[&_td[data-unknown]]:inline-block'

/** Studies side by side: a row each, the study first, then the columns that the reader chose; empty is not known, or not read yet. */
export function EvidenceTable({ rows, columns, address, mendAt }: Props) {
  return (
    <>
      <UnreadLine rows={rows} />
      <ColumnChoice columns={columns} address={address} />
      <section
        aria-label="Table of evidence"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        data-print-wide
        className={`relative mt-4 overflow-x-auto print:overflow-visible ${ON_A_WIDE_SCREEN}`}
      >
        <table className={`w-full text-left text-sm md:min-w-[720px] ${ON_A_TELEPHONE} ${ON_PAPER}`}>
          <thead className="text-ink-3">
            <tr className="border-line-strong border-b align-bottom">
              <th scope="col" className="py-2 pr-4 font-medium">
                Study
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className="py-2 pr-4 font-medium">
                  {COLUMN_NAMES[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className="border-line border-b align-top">
                <th scope="row" className="min-w-[9em] max-w-[22em] py-2.5 pr-4 font-normal [overflow-wrap:anywhere]">
                  <Link href={row.address} prefetch={false}>
                    {row.title}
                  </Link>{' '}
                  {row.preprint && <Pill tone="warn">Preprint</Pill>}{' '}
                  {row.retracted && <Pill tone="stop">Retracted</Pill>}
                  {row.unread && <span className="meta mt-1 block">Not read yet</span>}
                  {mendAt && (
                    <Link
                      href={mendAt(row)}
                      prefetch={false}
                      className="meta mt-1 block w-fit text-accent"
                      data-screen-only
                    >
                      Edit<span className="sr-only">: {row.title}</span>
                    </Link>
                  )}
                </th>
                {columns.map((column) => (
                  <Cell key={column} row={row} column={column} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

/** Columns of a few words, of which none is long. */
const SHORT: readonly Column[] = ['design', 'level', 'participants', 'published']
/** The others share what room there is; a word that has none is divided. */
const LONG = 'hyphens-auto [overflow-wrap:anywhere] md:min-w-[8em]'

function Cell({ row, column }: { row: StudyEvidence; column: Column }) {
  const text = cellText(row, column)
  if (column === 'finding') {
    return (
      <td className="min-w-[15em] max-w-[26em] py-2.5 pr-4 font-serif">
        {row.retracted ? <s className="text-ink-3">{text}</s> : text}
        {row.unread && <NotKnown row={row} column={column} />}
        {!text && row.refusal && <span className="meta font-sans">{NO_FINDING[row.refusal]}</span>}
        {row.findingDrafted && <MachineMark />}
      </td>
    )
  }
  if (column === 'level') {
    return (
      <td className="py-2.5 pr-4" data-label={COLUMN_NAMES[column]} data-short>
        <span className="inline-flex items-center gap-[7px]">
          <LevelBars level={row.level} />
          {text || 'none'}
        </span>
        <EditedByHand row={row} column={column} />
      </td>
    )
  }
  const isShort = SHORT.includes(column)
  return (
    <td
      className={`max-w-[16em] py-2.5 pr-4 ${column === 'participants' ? 'tabular-nums' : ''} ${column === 'effect' ? 'whitespace-pre-line' : ''} ${isShort ? '' : LONG}`}
      data-label={COLUMN_NAMES[column]}
      data-short={isShort || undefined}
      data-unknown={!text || undefined}
    >
      {text || <NotKnown row={row} column={column} />}
      <EditedByHand row={row} column={column} />
    </td>
  )
}

/** A fact that nothing has looked for yet may still be found. */
function NotKnown({ row, column }: { row: StudyEvidence; column: Column }) {
  const mayCome = row.unread && column !== 'design' && column !== 'published'
  return (
    <span className="text-ink-3">
      {mayCome ? '…' : '–'}
      <span className="sr-only">{mayCome ? 'not read yet' : 'not known'}</span>
    </span>
  )
}

function EditedByHand({ row, column }: { row: StudyEvidence; column: Column }) {
  return isEditedByHand(row, column) && <span className="meta block">edited by hand</span>
}

/** Each column can be left out, put before its neighbour, or brought in; the address keeps it. */
function ColumnChoice({ columns, address }: Pick<Props, 'columns' | 'address'>) {
  const others = COLUMNS.filter((column) => !columns.includes(column))
  return (
    <details className="mt-3" data-screen-only>
      <summary className="cursor-pointer font-medium text-ink-2">Columns</summary>
      <ul className="mt-2 grid max-w-[420px] gap-1 text-sm">
        {columns.map((column, index) => (
          <li key={column} className="flex items-center gap-4">
            <span className="min-w-[9em]">{COLUMN_NAMES[column]}</span>
            {index > 0 && (
              <Link href={address(movedLeft(columns, column))} scroll={false} className="text-accent">
                Move left<span className="sr-only">: {COLUMN_NAMES[column]}</span>
              </Link>
            )}
            {columns.length > 1 && (
              <Link href={address(columns.filter((other) => other !== column))} scroll={false} className="text-accent">
                Hide<span className="sr-only">: {COLUMN_NAMES[column]}</span>
              </Link>
            )}
          </li>
        ))}
        {others.map((column) => (
          <li key={column} className="flex items-center gap-4 text-ink-3">
            <span className="min-w-[9em]">{COLUMN_NAMES[column]}</span>
            <Link href={address([...columns, column])} scroll={false} className="text-accent">
              Show<span className="sr-only">: {COLUMN_NAMES[column]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
