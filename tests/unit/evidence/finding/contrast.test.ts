import { expect, test } from 'vitest'
import { bindsTo } from '@/lib/evidence/finding/contrast'

const CLAIM = 'Quillwort tea compares well with water against hiccups.'

test.each([
  ['takes it back', 'However, sleep was worse.', true],
  ['grants a rate', 'Although the recurrence rate after the tea is relatively high, water has harms of its own.', true],
  ['grants a harm', 'While mortality rose with the tea, hiccups were rare.', true],
  ['grants nothing', 'Although the tea is an old one, it is drunk by many.', false],
  ['limits it', 'The effect of quillwort tea might be limited to adults under 65 years.', true],
  ['limits it to nothing', 'The effect of quillwort tea was not limited to adults under 65 years.', false],
  ['limits something else', 'The differences in sleep were limited to adults.', false],
  [
    'tells of others that were not significant',
    'Sleep was better too, though not to a statistically significant degree.',
    true,
  ],
  ['lessens the benefit', 'Late hiccups reduced the overall clinical benefit of the tea.', true],
  ['goes on', 'Sleep was better as well.', false],
])('a sentence after that %s', (_, after, binds) => {
  expect(bindsTo(CLAIM, after)).toBe(binds)
})

test('where both helped, how they compare goes with it', () => {
  const both = 'With tea or coffee, both drugs improved hiccups.'
  expect(bindsTo(both, 'Tea was more effective for hiccups at night.')).toBe(true)
  expect(bindsTo('Both drugs were equally good.', 'Tea was more effective for hiccups at night.')).toBe(false)
})
