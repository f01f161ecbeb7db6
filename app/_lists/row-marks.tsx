'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { READING_STATUSES, STATUS_WORDS } from '@/lib/lists/reading-list'
import { SavedLine, SavedNotice } from './saved-notice'
import { type MarkActions, useRowMarks } from './use-row-marks'

/** What marks the rows of a page: what was done on one page is not undone on another. */
export function RowMarks(actions: MarkActions) {
  return <MarksOfPage key={`${usePathname()}?${useSearchParams()}`} {...actions} />
}

/** The study of the row that is selected now. */
const selectedStudy = () => document.querySelector<HTMLElement>('[data-row][data-selected][data-study]')?.dataset.study

function MarksOfPage(actions: MarkActions) {
  const { set, undoLast, close, said, undoable } = useRowMarks(actions)
  const mark = (status: string) => {
    const study = selectedStudy()
    if (study) set([Number(study)], status)
  }
  return (
    <>
      {/* Pressed by keys for the selected row: fifty rows need no buttons of their own. */}
      <div hidden data-for-rows="">
        {READING_STATUSES.map((status) => (
          <button
            key={status}
            type="button"
            data-status={status}
            data-read={status === 'read' ? '' : undefined}
            onClick={() => mark(status)}
          >
            {STATUS_WORDS[status]}
          </button>
        ))}
      </div>
      {/* Also once the notice is closed, and as often as there is something. */}
      {undoable > 0 && (
        <button type="button" hidden data-undo="" onClick={undoLast}>
          Undo
        </button>
      )}
      {said && (
        <SavedNotice close={close}>
          <SavedLine said={said} undo={undoable > 0 ? undoLast : undefined} />
        </SavedNotice>
      )}
    </>
  )
}
