import { expect, test } from 'vitest'
import { ALL_RIGHTS, authorize, can, type Right } from '@/lib/access/policy'
import { type Person, VISITOR, type Viewer } from '@/lib/access/viewer'
import { LIST_ROLES, type ListRole } from '@/lib/lists/list-role'

const person = (id: string, role: Person['role']): Person => ({
  kind: 'person',
  id,
  name: id,
  role,
})
const reader = person('reader', 'reader')
const editor = person('editor', 'editor')
const administrator = person('administrator', 'administrator')

test('a visitor may do nothing', () => {
  expect(can(VISITOR, 'study.read')).toBe(false)
  expect(() => authorize(VISITOR, 'list.create')).toThrowError(expect.objectContaining({ code: 'unauthenticated' }))
})

test('each role on a list may do what the one before it may, and who has none may do nothing, also an administrator', () => {
  const rights = ['list.read', 'list.leave', 'list.add', 'list.change', 'list.share', 'list.delete'] as const
  const of = (who: Viewer, viewersRole: ListRole | null) => rights.filter((right) => can(who, right, { viewersRole }))
  expect([null, ...LIST_ROLES].map((role) => of(reader, role).length)).toEqual([0, 2, 3, 4, 6])
  expect(of(administrator, null)).toEqual([])
  expect(of(VISITOR, 'owner')).toEqual([])
})

test('a study on a list is changed by whoever edits the list, or has added it and may still add', () => {
  const may = (listRole: ListRole | null, addedBy: string) => can(reader, 'item.change', { listRole, addedBy })
  expect([null, ...LIST_ROLES].map((role) => may(role, 'reader'))).toEqual([false, false, true, true, true])
  expect([null, ...LIST_ROLES].map((role) => may(role, 'editor'))).toEqual([false, false, false, true, true])
  expect(can(VISITOR, 'item.change', { listRole: 'owner', addedBy: 'reader' })).toBe(false)
})

test('a followed search belongs to its owner alone, also before an administrator', () => {
  expect(can(administrator, 'search.feed', { userId: 'reader' })).toBe(false)
})

test('an editor may delete a comment but not put words into its mouth', () => {
  expect(can(editor, 'comment.delete', { authorId: 'reader', isForViewer: true })).toBe(true)
  expect(() => authorize(editor, 'comment.change', { authorId: 'reader', isForViewer: true })).toThrowError(
    expect.objectContaining({ code: 'forbidden' }),
  )
})

test('what is for a group is for nobody outside, whatever their role; who wrote it reads it and takes it back', () => {
  const outside = { authorId: 'author', openerId: 'author', isForViewer: false }
  const author: Person = { kind: 'person', id: 'author', name: 'author', role: 'reader' }
  const of = (who: Viewer) =>
    (['read', 'answer', 'change', 'delete', 'resolve'] as const).filter((verb) => can(who, `comment.${verb}`, outside))
  expect(of(author)).toEqual(['read', 'delete'])
  for (const who of [reader, editor, administrator, VISITOR]) expect(of(who)).toEqual([])
  expect(can(administrator, 'note.read', outside)).toBe(false)
  expect(can(administrator, 'group.write', { groupRole: null })).toBe(false)
})

test('an administrator cannot change their own rights', () => {
  expect(can(administrator, 'people.change', { userId: 'reader' })).toBe(true)
  expect(can(administrator, 'people.change', { userId: 'administrator' })).toBe(false)
})

test('clinical text is the editors’, and roles add up: an administrator may do what an editor may', () => {
  for (const right of ['summary.change', 'summary.check', 'summary.restore', 'queue.read'] as const) {
    expect([editor, administrator, reader, VISITOR].map((who) => can(who, right))).toEqual([true, true, false, false])
  }
  const asked = can as unknown as (who: Viewer, right: Right, about: unknown) => boolean
  const somebodys = { ownerId: 'ada', userId: 'ada', authorId: 'ada', openerId: 'ada' }
  for (const right of ALL_RIGHTS) {
    const [less, more, most] = [reader, editor, administrator].map((who) => asked(who, right, somebodys))
    expect([less && !more, more && !most], right).toEqual([false, false])
  }
})
