import { ListPickerDialog } from '@/app/_lists/list-picker-dialog'
import { saveToLists, undoSaving } from './actions'

/** The picker with its actions: once on every page of the portal. */
export function SaveToList() {
  return <ListPickerDialog save={saveToLists} undo={undoSaving} />
}
