import { expect, test } from 'vitest'
import { ALL_RIGHTS, authorize, can, type Right } from '@/lib/access/policy'
import { type Person, VISITOR, type Viewer } from '@/lib/access/viewer'

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

test('a list and a followed search belong to their owner alone, also before an administrator', () => {
  expect(can(reader, 'list.change', { ownerId: 'reader' })).toBe(true)
  expect(can(administrator, 'list.read', { ownerId: 'reader' })).toBe(false)
  expect(can(administrator, 'search.feed', { userId: 'reader' })).toBe(false)
})

test('an editor may delete a comment but not put words into its mouth', () => {
  expect(can(editor, 'comment.delete', { authorId: 'reader' })).toBe(true)
  expect(() => authorize(editor, 'comment.change', { authorId: 'reader' })).toThrowError(
    expect.objectContaining({ code: 'forbidden' }),
  )
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
