import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PASSWORD_MAX, PASSWORD_MIN, passwordFault } from '@/lib/access/password-rules'
import { quickest } from '../../support/quickest'

const ABOUT = ['ada.lovelace@hospital.example', 'Ada Lovelace']

test.each([
  'nine quiet herons by the water',
  'neun stille Reiher am Wasser',
  'жёлтые цапли у тихой воды',
  '水辺に佇む静かな鷺が九羽いる夕暮れ',
  '🦩🐢🌊🪨🌾🐟🦆🪶🌙⭐🌧️🔥❄️🍃',
  '                     x 7 q z w k',
  'xkzwqpvbnmrtlhgd',
])('“%s” is long and not one of the first guesses: no other rule is made', (password) => {
  expect(passwordFault(password, ABOUT)).toBeNull()
})

test('length is counted in characters as people see them in Unicode, and bounded both ways', () => {
  expect(passwordFault('kräuterteekanne'.slice(0, PASSWORD_MIN - 1))).toMatch(/at least 15/)
  expect(passwordFault('🦩'.repeat(14))).toMatch(/at least 15/)
  const letters = 'nine quiet herons, '
  const long = Array.from({ length: PASSWORD_MAX }, (_, n) => letters[(n * n) % letters.length]).join('')
  expect(passwordFault(long)).toBeNull()
  expect(passwordFault(`${long}!`)).toMatch(/at most 256/)
  expect(passwordFault('x'.repeat(10_000_000))).toMatch(/at most 256/)
})

test.each([
  ['one character', 'aaaaaaaaaaaaaaaaaaaa'],
  ['a few characters', 'abababababcabababab'],
  ['a repeated word', 'heronheronheronheron'],
  ['the alphabet', 'abcdefghijklmnopqrs'],
  ['the alphabet backwards', 'zyxwvutsrqponmlkji'],
  ['the keyboard', 'qwertyuiopasdfgh'],
  ['digits', '01234567890123456'],
  ['common words', 'Password123456789'],
  ['common words in a row', 'welcomeadminletmein!'],
  ['common words with a year', 'hospital-summer-2026'],
  ['wide letters', 'ｐａｓｓｗｏｒｄ１２３４５６７８９'],
  ['one’s own name', 'AdaLovelace1815-1852'],
  ['one’s own address', 'ada.lovelace@hospital'],
])('%s is refused with what to do', (_what, password) => {
  expect(passwordFault(password, ABOUT)).toMatch(/choose|add/)
})

test('no text makes the check fail or take long', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.string(), { maxLength: 3 }),
      (text, about) => {
        const fault = passwordFault(text, about)
        expect(fault === null || fault.length > 10).toBe(true)
      },
    ),
    { numRuns: 2_000 },
  )
  for (const text of [`${'ab'.repeat(127)}!x`, `${'a'.repeat(255)}b`, `${'abcdefgh'.repeat(31)}12345678`])
    expect(quickest(() => passwordFault(text, [text, text]))).toBeLessThan(1_000)
})
