import { expect, test } from 'vitest'
import {
  audienceKey,
  type ChosenAudience,
  chosenAudience,
  isSameAudience,
  isWider,
  ONLY_ME,
  type Readers,
  readersWords,
  wideningQuestion,
} from '@/lib/access/audience'

const groups = (...groupIds: string[]): ChosenAudience => ({ audience: 'groups', groupIds })
const EVERYONE: ChosenAudience = { audience: 'everyone', groupIds: [] }

test('wider is what somebody may read who could not before', () => {
  const order = [ONLY_ME, groups('a'), groups('a', 'b'), EVERYONE]
  for (const [at, from] of order.entries())
    for (const [then, to] of order.entries()) expect(isWider(from, to), `${at} to ${then}`).toBe(then > at)
  expect(isWider(groups('a'), groups('b'))).toBe(true)
  expect(isWider(groups('a', 'b'), groups('b'))).toBe(false)
})

test('groups count once, in any order, and only where the choice is groups', () => {
  expect(chosenAudience({ audience: 'groups', groupIds: ['b', 'a', 'b'] })).toEqual(groups('a', 'b'))
  expect(chosenAudience({ audience: 'me', groupIds: ['a'] })).toEqual(ONLY_ME)
  expect(isSameAudience(groups('a', 'b'), groups('b', 'a'))).toBe(true)
  expect(isSameAudience(groups('a'), groups('a', 'b'))).toBe(false)
})

test('a yes names what it says yes to', () => {
  const keys = [ONLY_ME, groups('a'), groups('b'), groups('a', 'b'), EVERYONE].map(audienceKey)
  expect(new Set(keys).size).toBe(keys.length)
})

test('groups that the reader is in are named, others are counted', () => {
  const words = (audience: Readers['audience'], names: string[] = [], otherGroups = 0) =>
    readersWords({ audience, groups: names, otherGroups })
  expect(words('me')).toBe('Only you')
  expect(words('everyone')).toBe('Everyone here')
  expect(words('groups', ['Ward 3'])).toBe('Ward 3')
  expect(words('groups', ['Ward 3', 'Ward 4', 'Club'])).toBe('Ward 3, Ward 4 and Club')
  expect(words('groups', ['Ward 3'], 1)).toBe('Ward 3 and 1 other group')
  expect(words('groups', ['Ward 3', 'Club'], 2)).toBe('Ward 3, Club and 2 other groups')
  expect(words('groups', [], 1)).toBe('A group you are not in')
  expect(words('groups', [], 3)).toBe('3 groups you are not in')
})

test('the question says who will be able to read it', () => {
  expect(wideningQuestion({ audience: 'everyone', groups: [] })).toContain('Everyone here will be able to read')
  expect(wideningQuestion({ audience: 'groups', groups: ['Ward 3', 'Club'] })).toContain(
    'Everybody in Ward 3 and Club will be able to read',
  )
})
