import type { StudyEvidence } from '@/db/studies/evidence-rows'
import { NO_FINDING } from '@/lib/evidence/draft-refusal'
import { cellText, isEditedByHand } from '@/lib/evidence/evidence-row'
import { COLUMN_NAMES, type Column } from '@/lib/evidence/table-columns'
import { LevelBars } from './level-badge'
import { MachineMark } from './machine-mark'

/** Columns of a few words, of which none is long. */
const SHORT: readonly Column[] = ['design', 'level', 'participants', 'published', 'year']
/** What the record of a study says itself: nothing has to be read for it. */
const RECORDED: readonly Column[] = ['design', 'published', 'year', 'journal']
/** The others share what room there is; a word that has none is divided. */
const LONG = 'hyphens-auto [overflow-wrap:anywhere] md:min-w-[8em]'

export function EvidenceCell({ row, column }: { row: StudyEvidence; column: Column }) {
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
  const isFigure = column === 'participants' || column === 'year'
  return (
    <td
      className={`max-w-[16em] py-2.5 pr-4 ${isFigure ? 'tabular-nums' : ''} ${column === 'effect' ? 'whitespace-pre-line' : ''} ${column === 'journal' ? 'italic before:not-italic' : ''} ${isShort ? '' : LONG}`}
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
  const mayCome = row.unread && !RECORDED.includes(column)
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
