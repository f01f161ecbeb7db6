import { describe, expect, test } from 'vitest'
import { newFormKey } from '@/app/_lists/form-key'
import { changedPicker, undonePicker } from '@/app/_lists/picker-changes'
import { savingWords } from '@/app/(portal)/lists/saving-words'
import { isUuid } from '@/lib/address/uuid'

const PICKER = {
  studyId: 7,
  title: 'A study',
  address: '/studies/s7/a-study',
  lists: [
    { id: 'a', name: 'A list', total: 0, holds: false, isShared: false },
    { id: 'b', name: 'B list', total: 3, holds: true, isShared: false },
  ],
}
const SAVING = { studyId: 7, added: [], removed: [], created: null, names: [], takenOff: [] }

describe('what was saved, in words', () => {
  test('names the first list and counts the others', () => {
    expect(savingWords({ names: ['Journal club', 'Lupus', 'December'], takenOff: [] })).toBe(
      'Saved to Journal club and 2 more.',
    )
  })
  test('names what it was taken off', () => {
    expect(savingWords({ names: [], takenOff: ['Lupus'] })).toBe('Taken off Lupus.')
    expect(savingWords({ names: ['December'], takenOff: ['Lupus'] })).toBe('Saved to December. Taken off Lupus.')
  })
  test('says when there was nothing to change', () => {
    expect(savingWords({ names: [], takenOff: [] })).toBe('Nothing to change.')
  })
})

describe('the picker', () => {
  test('draws a tick and counts it, once', () => {
    const ticked = changedPicker(PICKER, { put: 'a' })
    expect(ticked.lists[0]).toEqual({ id: 'a', name: 'A list', total: 1, holds: true, isShared: false })
    expect(changedPicker(ticked, { put: 'a' })).toEqual(ticked)
    expect(changedPicker(PICKER, { takeOff: 'b' }).lists[1]).toMatchObject({ total: 2, holds: false })
  })
  test('draws a new list when it is there, and no longer when it is undone', () => {
    expect(changedPicker(PICKER, { make: 'New' })).toEqual(PICKER)
    const made = changedPicker(PICKER, { make: 'New' }, 'n')
    expect(made.lists[0]).toEqual({ id: 'n', name: 'New', total: 1, holds: true, isShared: false })
    expect(undonePicker(made, { ...SAVING, added: ['n'], created: 'n' })).toEqual(PICKER)
  })
  test('goes back to what was before, for the study it shows alone', () => {
    const changed = changedPicker(changedPicker(PICKER, { put: 'a' }), { takeOff: 'b' })
    expect(undonePicker(changed, { ...SAVING, added: ['a'], removed: ['b'] })).toEqual(PICKER)
    expect(undonePicker(changed, { ...SAVING, studyId: 8, added: ['a'] })).toEqual(changed)
  })
})

test('a key that is made in the browser is a UUID, and no other is like it', () => {
  const keys = Array.from({ length: 200 }, newFormKey)
  expect(keys.filter((key) => !isUuid(key))).toEqual([])
  expect(keys.filter((key) => !/^.{14}4.{4}[89ab]/.test(key))).toEqual([])
  expect(new Set(keys).size).toBe(keys.length)
})
