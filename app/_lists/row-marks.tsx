'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { ChosenBar } from './chosen-bar'
import { sayMarking } from './marking'
import { SavedLine, SavedNotice } from './saved-notice'
import { useChosen } from './use-chosen'
import { type RowActions, useRowMarks } from './use-row-marks'

const ChosenDialog = lazy(() => import('./chosen-dialog').then(({ ChosenDialog }) => ({ default: ChosenDialog })))

/** What marks the rows of a page, one or several: what was done on one page is not undone on another. */
export function RowMarks(actions: RowActions) {
  return <MarksOfPage key={`${usePathname()}?${useSearchParams()}`} {...actions} />
}

/** The study of the row that is selected now. */
const selectedStudy = () => document.querySelector<HTMLElement>('[data-row][data-selected][data-study]')?.dataset.study

function MarksOfPage(actions: RowActions) {
  const { set, saveTo, undoLast, close, said, undoable } = useRowMarks(actions)
  const { chosen, clear } = useChosen()
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

  // The notice of a study that is saved from its row stands in the same place.
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => (target as Element).closest('a[data-save]') && close()
    document.addEventListener('click', onClick, true)
    return () => document.removeEventListener('click', onClick, true)
  }, [close])

  const line = said && <SavedLine said={said} undo={undoable > 0 ? undoLast : undefined} />
  return (
    <>
      {/* Also once the notice is closed, and as often as there is something. */}
      {undoable > 0 && (
        <button type="button" hidden data-undo="" onClick={undoLast}>
          Undo
        </button>
      )}
      <ChosenBar count={chosen.length} mark={mark} save={save} clear={clear} />
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
