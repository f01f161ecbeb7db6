import { ListPickerOpener } from '@/app/_lists/list-picker-opener'
import { RowMarks } from '@/app/_lists/row-marks'
import { saveToLists, setReadings, undoReadings, undoSaving } from './actions'

/** The picker, and what marks rows, with their actions: once on every page of the portal. */
export function SaveToList() {
  return (
    <>
      <RowMarks mark={setReadings} undoMark={undoReadings} />
      <ListPickerOpener save={saveToLists} undo={undoSaving} />
    </>
  )
}
