import { expect, test } from 'vitest'
import { whyNotAlone } from '@/lib/evidence/finding/stand-alone'

test.each([
  ['In these patients hiccups ended in 83 % by week 4.', 'points back'],
  ['Among such patients, tea ended hiccups.', 'points back'],
  ['These adults slept better with tea.', 'points back'],
  ['In these patients with hiccups of a month, tea ended them in 83 %.', null],
  ['These cases illustrate that hiccups can follow tea.', null],
  ['This subanalysis demonstrates that tea ended hiccups.', null],
  ['These cases slept better with tea.', 'points back'],
  ['In adults with hiccups, tea ended them in 83 %.', null],
])('%s', (text, reason) => {
  expect(whyNotAlone(text)).toBe(reason)
})
