import { expect, test } from 'vitest'
import type { GroupAccess } from '@/lib/access/asked-about'
import { can } from '@/lib/access/policy'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { directoryQuery, groupSlug } from '@/lib/groups/group'

const person = (role: Person['role']): Person => ({ kind: 'person', id: role, name: role, role })
const [reader, administrator] = [person('reader'), person('administrator')]

test('a group is its members’ to see and its leads’ to change; an administrator sees it and changes nothing', () => {
  const rights = ['group.read', 'group.leave', 'group.change', 'group.invite'] as const
  const of = (who: Person | typeof VISITOR, groupRole: GroupAccess['groupRole']) =>
    rights.filter((right) => can(who, right, { groupRole }))
  expect(of(reader, null)).toEqual([])
  expect(of(reader, 'member')).toEqual(['group.read', 'group.leave'])
  expect(of(reader, 'lead')).toEqual(rights)
  expect(of(administrator, null)).toEqual(['group.read'])
  expect(of(VISITOR, 'lead')).toEqual([])
})

test('everybody makes groups where the settings let them, administrators anyhow', () => {
  const makes = (isOpen: boolean) => [reader, administrator, VISITOR].map((who) => can(who, 'group.create', { isOpen }))
  expect([makes(true), makes(false)]).toEqual([
    [true, true, false],
    [false, true, false],
  ])
})

test('an address is made of a name in any script, and is never empty', () => {
  expect(groupSlug('  Journal-Club: Ärzte & Pflege! ', 'x1')).toBe('journal-club-arzte-pflege-x1')
  expect(groupSlug('皮膚科', 'x1')).toBe('group-x1')
  expect(groupSlug(`${'a'.repeat(39)} bcd`, 'x1')).toBe(`${'a'.repeat(39)}-x1`)
})

test('the directory is asked for two letters or more', () => {
  expect(['', ' a ', '%%', '_.', 'a\0'].map(directoryQuery)).toEqual([null, null, null, null, null])
  expect(['ad', ' Ada  L ', '李明'].map(directoryQuery)).toEqual(['ad', 'Ada L', '李明'])
})
