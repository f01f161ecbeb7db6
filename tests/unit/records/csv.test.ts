import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvOf } from '@/lib/records/csv'

const SIGN = /^[\s\p{Z}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u

/**
 * The cells of a file as a spreadsheet reads it that was set to `separator`: quotes count where a cell begins with one,
 * and what stands behind the closing one belongs to the cell.
 */
function read(file: string, separator: string): string[] {
  const cells: string[] = []
  let text = ''
  let quoted = false
  let began = true
  for (let at = 0; at < file.length; at++) {
    const character = file[at] as string
    if (quoted && character === '"' && file[at + 1] === '"') text += file[at++]
    else if (quoted && character === '"') quoted = false
    else if (!quoted && began && character === '"') quoted = true
    else if (!quoted && (character === separator || character === '\n' || character === '\r')) {
      cells.push(text)
      text = ''
      began = true
      continue
    } else text += character
    began = false
  }
  return [...cells, text]
}

/** The same by a reader that knows nothing of quotes: it drops those in front of a cell. */
const readWithoutQuotes = (file: string, separator: string) =>
  file.split(/[\r\n]/).flatMap((line) => line.split(separator).map((cell) => cell.replace(/^["\s]+/, '')))

const piece = fc.constantFrom(...'=+-@＝＋－＠;,|\t\r\n"\' \u00a0\u200b19a'.split(''), "=cmd|' /C calc'!A0", '-0.5')
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
const row = fc.tuple(text, fc.oneof(text, fc.integer(), fc.constant(null)), text)

test.each([';', ',', '\t', '|'])('read with %j between its cells, no cell begins with a formula', (separator) => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
      const file = csvOf(rows).slice(1)
      for (const readers of [read, readWithoutQuotes]) {
        // A number below zero is one of our own, between commas.
        const formulas = readers(file, separator).filter((cell) => SIGN.test(cell) && !/^-\d+$/.test(cell))
        expect(formulas).toEqual([])
      }
    }),
    { numRuns: 3_000 },
  )
})

test('read with commas, a text is what it was but for its apostrophes', () => {
  const plain = (cell: string) => cell.replaceAll("'", '')
  fc.assert(
    fc.property(text, text, (first, second) => {
      const [one, two] = read(csvOf([[first, second]]).slice(1), ',')
      expect([plain(one as string), plain(two as string)]).toEqual([plain(first), plain(second)])
    }),
  )
})

test.each([
  ['harmless;=cmd|calc', '"harmless;\'=cmd|calc"'],
  ['a line\n  @SUM(A1)', '"a line\n\'  @SUM(A1)"'],
  ['a\t＝1+1', '"a\t\'＝1+1"'],
  ['=1', '"\'=1"'],
  ['0.5 to 0.9; higher-dose arm', '0.5 to 0.9; higher-dose arm'],
  ['well-known', 'well-known'],
])('%j is written as %j', (from, to) => {
  expect(csvOf([[from]])).toBe(`\uFEFF${to}\r\n`)
})

test('numbers stay numbers, also below zero', () => {
  expect(csvOf([['a', -5, -0.25, null]])).toBe('\uFEFFa,-5,-0.25,\r\n')
})
