'use client'

import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { sayMarking } from './marking'
import { SavedLine, SavedNotice } from './saved-notice'
import { useChosen } from './use-chosen'
import { type RowActions, useRowMarks } from './use-row-marks'

const ChosenDialog = lazy(() => import('./chosen-dialog').then(({ ChosenDialog }) => ({ default: ChosenDialog })))

/** The study of the row that is selected now. */
const selectedStudy = () => document.querySelector<HTMLElement>('[data-row][data-selected][data-study]')?.dataset.study

/** Marks and saves what the bar of chosen studies is pressed for, says what was done, and undoes it. */
export function MarksOfPage(actions: RowActions) {
  const { set, saveTo, undoLast, close, said, undoable } = useRowMarks(actions)
  const chosen = useChosen()
  /** The studies that are being saved while the box is open. */
  const [saving, setSaving] = useState<readonly number[] | null>(null)

  /** Those chosen, or the one of the selected row. */
  const meant = () => {
    const selected = selectedStudy()
    return chosen.length > 0 ? chosen : selected ? [Number(selected)] : []
  }
  const mark = (status: string) => {
    const studies = meant()
    if (studies.length === 0) return
    sayMarking()
    set(studies, status)
  }
  const save = () => {
    sayMarking()
    close()
    setSaving(meant())
  }
  const end = useCallback(() => setSaving(null), [])

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const pressed = (event.target as Element).closest<HTMLElement>('a[data-save], [data-for-rows] button')
      // The notice of a study that is saved from its row stands in the same place.
      if (pressed?.matches('a')) return close()
      if (pressed?.dataset.status) mark(pressed.dataset.status)
      else if (pressed?.dataset.save === '') {
        event.preventDefault()
        save()
      }
    }
    document.addEventListener('click', onClick, true)
    return () => document.removeEventListener('click', onClick, true)
  })

  const line = said && <SavedLine said={said} undo={undoable > 0 ? undoLast : undefined} />
  return (
    <>
      {/* Also once the notice is closed, and as often as there is something. */}
      {undoable > 0 && (
        <button type="button" hidden data-undo="" onClick={undoLast}>
          Undo
        </button>
      )}
      {saving && (
        <Suspense>
          <ChosenDialog studyIds={saving} saveTo={saveTo} close={end} done={undoable}>
            {line}
          </ChosenDialog>
        </Suspense>
      )}
      {line && !saving && <SavedNotice close={close}>{line}</SavedNotice>}
    </>
  )
}
