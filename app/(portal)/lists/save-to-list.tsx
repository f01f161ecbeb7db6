import { ChosenBar } from '@/app/_lists/chosen-bar'
import { ListPickerOpener } from '@/app/_lists/list-picker-opener'
import { RowMarks } from '@/app/_lists/row-marks'
import { saveStudies, saveToLists, setReadings, undoReadings, undoSavedStudies, undoSaving } from './actions'

/** The picker, and what marks and saves rows, with their actions: once on every page of the portal. */
export function SaveToList() {
  return (
    <>
      <ListPickerOpener save={saveToLists} undo={undoSaving} />
      <ChosenBar />
      <RowMarks mark={setReadings} undoMark={undoReadings} save={saveStudies} undoSave={undoSavedStudies} />
    </>
  )
}
