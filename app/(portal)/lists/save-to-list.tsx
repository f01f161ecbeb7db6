import { ListPickerOpener } from '@/app/_lists/list-picker-opener'
import { saveToLists, undoSaving } from './actions'

/** The picker with its actions: once on every page of the portal. */
export function SaveToList() {
  return <ListPickerOpener save={saveToLists} undo={undoSaving} />
}
