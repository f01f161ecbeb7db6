import { expect, test } from 'vitest'
import { shortAuthors, shortName } from '@/lib/studies/author-name'

test.each([
  [{ family: 'Maeshima', given: 'Keisuke', initials: 'K' }, 'Maeshima K'],
  [{ family: 'Smith', given: 'JA', initials: 'JA' }, 'Smith JA'],
  [{ family: 'Dupont', given: 'Jean-Paul M.' }, 'Dupont JPM'],
  [{ family: 'Madonna' }, 'Madonna'],
  [{ given: 'Chandrahas' }, 'Chandrahas'],
  [{ given: 'Chandrahas', initials: 'C' }, 'Chandrahas'],
  [{ collective: 'Lupus Study Group' }, 'Lupus Study Group'],
])('%o is %s', (author, name) => expect(shortName(author)).toBe(name))

test('of many authors the first three are named', () => {
  const names = ['A', 'B', 'C', 'D'].map((family) => ({ family }))
  expect(shortAuthors(names)).toBe('A, B, C et al.')
  expect(shortAuthors([{ given: 'Chandrahas' }], 1)).toBe('Chandrahas')
})
