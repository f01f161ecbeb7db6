import type { Picker, PickerList } from '@/db/lists/list-picker'
import type { Saving } from '@/db/lists/list-savings'
import type { Change } from './use-list-savings'

/** The picker once a change is made; a list that was made is drawn when its identifier is known. */
export function changedPicker(picker: Picker, change: Change, created: string | null = null): Picker {
  if (!('make' in change)) {
    const [id, holds] = 'put' in change ? [change.put, true] : [change.takeOff, false]
    return { ...picker, lists: picker.lists.map((list) => (list.id === id ? holding(list, holds) : list)) }
  }
  if (!created) return picker
  const made = { id: created, name: change.make, total: 1, holds: true, isShared: false }
  return { ...picker, lists: [made, ...picker.lists.filter(({ id }) => id !== created)] }
}

/** The picker once a saving is undone. */
export function undonePicker(picker: Picker, { studyId, added, removed, created }: Saving): Picker {
  if (picker.studyId !== studyId) return picker
  const lists = picker.lists
    .filter(({ id }) => id !== created)
    .map((list) => (added.includes(list.id) ? holding(list, false) : list))
    .map((list) => (removed.includes(list.id) ? holding(list, true) : list))
  return { ...picker, lists }
}

const holding = (list: PickerList, holds: boolean): PickerList =>
  list.holds === holds ? list : { ...list, holds, total: list.total + (holds ? 1 : -1) }
