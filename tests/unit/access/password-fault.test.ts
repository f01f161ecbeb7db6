import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passwordFault } from '@/lib/access/password-fault'
import { PASSWORD_MAX, PASSWORD_MIN } from '@/lib/access/password-rules'

const ABOUT = ['ada.lovelace@hospital.example', 'Ada Lovelace']

test.each([
  'nine quiet herons by the water',
  'neun stille Reiher am Wasser',
  'жёлтые цапли у тихой воды',
  '水辺に佇む静かな鷺が九羽いる夕暮れ',
  '🦩🐢🌊🪨🌾🐟🦆🪶🌙⭐🌧️🔥❄️🍃',
  '                     x 7 q z w k',
  'xkzwqpvbnmrtlhgd',
  'four late trains to the coast',
  'pediatric zinc trombone',
])('“%s” is long and not one of the first guesses: no other rule is made', async (password) => {
  expect(await passwordFault(password, ABOUT)).toBeNull()
})

test('length is counted in characters as people see them in Unicode, and bounded both ways', async () => {
  expect(await passwordFault('kräuterteekanne'.slice(0, PASSWORD_MIN - 1))).toMatch(/at least 15/)
  expect(await passwordFault('🦩'.repeat(14))).toMatch(/at least 15/)
  const letters = 'nine quiet herons, '
  const long = Array.from({ length: PASSWORD_MAX }, (_, n) => letters[(n * n * n) % letters.length]).join('')
  expect(await passwordFault(long)).toBeNull()
  expect(await passwordFault(`${long}!`)).toMatch(/at most 256/)
  expect(await passwordFault('x'.repeat(10_000_000))).toMatch(/at most 256/)
})

test.each([
  ['one character', 'aaaaaaaaaaaaaaaaaaaa'],
  ['a few characters', 'abababababcabababab'],
  ['a repeated word', 'heronheronheronheron'],
  ['a repeated word with blanks', 'heron heron heron heron'],
  ['the alphabet', 'abcdefghijklmnopqrs'],
  ['the alphabet backwards', 'zyxwvutsrqponmlkji'],
  ['the alphabet with blanks', 'abc def ghi jkl mno'],
  ['the keyboard', 'qwertyuiopasdfgh'],
  ['the keyboard with signs', 'qwer-tyui-opas-dfgh'],
  ['columns of the keyboard', '1qaz2wsx3edc4rfv'],
  ['digits', '01234567890123456'],
  ['common words', 'Password123456789'],
  ['common words in a row', 'welcomeadminletmein!'],
  ['common words with a year', 'hospital-summer-2026'],
  ['the best known sentence', 'correct horse battery staple'],
  ['the best known sentence with signs', 'Correct-Horse.Battery_Staple!'],
  ['the best known sentence in one word', 'correcthorsebatterystaple1'],
  ['wide letters', 'ｐａｓｓｗｏｒｄ１２３４５６７８９'],
  ['letters written as signs', 'P@ssw0rd P@ssw0rd1'],
  ['a well-known one and signs', 'iloveyouforever123'],
  ['two words and a year', 'medicalstudent2026'],
  ['a club', 'liverpoolfootballclub'],
  ['one word and what everybody adds', 'unbelievable123!'],
  ['one’s own name', 'AdaLovelace1815-1852'],
  ['one’s own name, spaced', 'A d a  L o v e l a c e 1'],
  ['one’s own name and the portal’s', 'Lovelace Précis 2026'],
  ['one’s own address', 'ada.lovelace@hospital'],
])('%s is refused with what to do', async (_what, password) => {
  expect(await passwordFault(password, ABOUT)).toMatch(/Choose|Add|Put together/)
})

test('it is said what a password is made of, and nothing of it is repeated', async () => {
  const fault = await passwordFault('medicalstudent2026', ABOUT)
  expect(fault).toMatch(/easy to guess\. It is made of .*common words and a date or a year\./)
  expect(fault).not.toMatch(/medical|student|2026/)
})

test('no text makes the check fail', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', minLength: 10, maxLength: 80 }),
      fc.array(fc.string(), { maxLength: 3 }),
      async (text, about) => {
        const fault = await passwordFault(text, about)
        expect(fault === null || fault.length > 10).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

const pattern = (alphabet: string) =>
  Array.from({ length: PASSWORD_MAX }, (_, n) => alphabet[(n * n * 31 + n * 7) % alphabet.length]).join('')

test.each([
  `${'ab'.repeat(127)}!x`,
  `${'a'.repeat(255)}b`,
  `${'abcdefgh'.repeat(31)}12345678`,
  'p4ssw0rd@$'.repeat(26).slice(0, PASSWORD_MAX),
  'correct horse battery staple '.repeat(9).slice(0, PASSWORD_MAX),
  pattern('0123456789'),
  pattern('4@8({[<369&#!1/|0$5+72%'),
  pattern('abcdefghijklmnopqrstuvwxyz'),
  pattern('4301$5@!7'),
])('256 characters are judged in bounded time: %s', async (text) => {
  await passwordFault(text, [text, text])
  let quickest = Number.POSITIVE_INFINITY
  for (let n = 0; n < 3; n++) {
    const began = performance.now()
    await passwordFault(`${text.slice(0, 255)}${n}`, [text, text])
    quickest = Math.min(quickest, performance.now() - began)
  }
  expect(quickest).toBeLessThan(1_000)
})

test('no page and no part of one takes the lists of words along', () => {
  const root = path.resolve(import.meta.dirname, '../../..')
  const sources = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' })
  for (const file of sources.filter((name) => /\.tsx?$/.test(name)))
    expect(readFileSync(path.join(root, 'app', file), 'utf8'), file).not.toMatch(/password-(fault|guesses)|zxcvbn/)
})
