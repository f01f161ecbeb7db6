import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseQuestion } from '@/lib/search/parse-question'
import { MAX_DEPTH, MAX_LENGTH, MAX_TERMS, type QuestionNode } from '@/lib/search/question'
import { writeQuestion } from '@/lib/search/write-question'
import { shownQuestion } from '../../support/shown-question'

/** Pieces that questions are made of, right and wrong, so that chance finds the corners of the syntax. */
const PIECES =
  'lupus|hair loss|TNF-α|alopec*|HLA-B*27|co*or|smith ja|2019|2015:2019|2019/02/30|:|3000|-|12345678|10.1016/S0(21)0-0|ﬁ|⒈|' +
  'a\u00adb|＂|［|，|é|AND|OR|NOT|AND.|("|(|)|()|"|“|”|""|"hair loss"|[ti]|[dp]|[pmid]|[au]|[mh:noexp]|[sh]|[ab]|[doi]|wom#n|colo?r|NEAR/3|NEXT/2|[x]|[|]|,|;|*|?|' +
  '\0|\ud800|\udc00|😀'
const piece = fc.constantFrom(...PIECES.split('|'))
const made = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', ' ', '', '-', '(', ' (', ')')), { maxLength: 60 })
  .map((pieces) => pieces.flat().join(''))
const anything = fc.oneof(made, fc.string({ unit: 'binary', maxLength: 600 }), fc.string({ maxLength: 600 }))

function nodes(root: QuestionNode | null): QuestionNode[] {
  if (!root) return []
  const inner = root.kind === 'not' ? [root.part] : root.kind === 'term' || root.kind === 'dates' ? [] : root.parts
  return [root, ...inner.flatMap(nodes)]
}

/** Ovid has a dollar where PubMed has a star. */
const comparable = (text: string) =>
  text
    .replaceAll('$', '*')
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')

it('whatever is typed is read within the bounds, and every place lies in the text and holds its term', () => {
  fc.assert(
    fc.property(anything, (typed) => {
      const { root, plain, problems } = parseQuestion(typed)
      const all = nodes(root)
      const words = root?.kind === 'and' ? root.parts : [root]
      if (plain) expect(words.every((word) => word?.kind === 'term' && word.field === 'any' && !word.phrase)).toBe(true)
      expect(all.filter(({ kind }) => kind === 'term' || kind === 'dates').length).toBeLessThanOrEqual(MAX_TERMS)
      expect(problems.length).toBeLessThanOrEqual(10)
      for (const { start, end } of [...all, ...problems]) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(typed.length)
      }
      for (const node of all) {
        if (node.kind === 'term') {
          const place = comparable(typed.slice(node.start, node.end))
          if (node.field === 'qualifier') continue
          for (const word of comparable(node.text).split(' ')) expect(place).toContain(word)
          expect(node.text).toMatch(/[\p{L}\p{N}]/u)
          expect(node.text).not.toMatch(/[\p{Cc}\p{Cs}]/u)
        }
        if (node.kind === 'and' || node.kind === 'or') {
          expect(node.parts.length).toBeGreaterThan(1)
          expect(node.parts.map(({ kind }) => kind)).not.toContain(node.kind)
        }
        if (node.kind === 'not') expect(node.part.kind).not.toBe('not')
      }
    }),
    { numRuns: 2000 },
  )
})

/** Unless it goes beyond the bounds that it was cut to. */
function expectReadAgain(typed: string): void {
  const { root } = parseQuestion(typed)
  if (!root) return
  const written = writeQuestion(root)
  const again = parseQuestion(written)
  if (written.length > MAX_LENGTH || again.problems.some(({ reason }) => reason.startsWith('Parentheses go'))) return
  expect(shownQuestion(again.root)).toBe(shownQuestion(root))
  expect(writeQuestion(again.root as QuestionNode)).toBe(written)
}

it('a question that is written out is read again as the same question', () => {
  fc.assert(fc.property(anything, expectReadAgain), { numRuns: 2000 })
})

it.each([
  'A"0/aa',
  'lupus" OR Bb/aa',
  'AA,AA$',
  'AA$0:',
  '(lupus OR" hair$0:)',
  'AA$ 0/',
  '0 AA$.0',
  'AA$.A$0',
  'a" adj3 b',
  '1" and 2',
  'limit" 3 to x',
  '12345678 OR ; 12345678',
  '3000-2019[dp]',
])('%s is read again as the same question', expectReadAgain)

it.each<[what: string, typed: string]>([
  ['parentheses', '('.repeat(100_000)],
  ['parentheses in pairs', `${'('.repeat(250)}a${')'.repeat(250)}`],
  ['pairs of parentheses', '()'.repeat(50_000)],
  ['brackets', '['.repeat(100_000)],
  ['tags', '[ti]'.repeat(25_000)],
  ['quotes', '"'.repeat(99_999)],
  ['stars', '*'.repeat(100_000)],
  ['a word', 'a'.repeat(100_000)],
  ['minuses', '-('.repeat(50_000)],
  ['operators', 'NOT '.repeat(25_000)],
  ['lone surrogates', '\ud800'.repeat(100_000)],
  ['marks', `a${'\u0301'.repeat(100_000)}`],
])('a hundred thousand characters of %s are read up to the bound', (_, typed) => {
  const { root, problems } = parseQuestion(typed)
  const [first] = problems
  expect(first?.start).toBeLessThanOrEqual(MAX_LENGTH)
  expect(nodes(root).length).toBeLessThanOrEqual(MAX_TERMS + MAX_DEPTH)
})

it('twice the text takes no more than twice the steps', () => {
  const steps = (typed: string) => {
    let count = 0
    const exec = RegExp.prototype.exec
    RegExp.prototype.exec = function (text) {
      count++
      return exec.call(this, text)
    }
    parseQuestion(typed)
    RegExp.prototype.exec = exec
    return count
  }
  for (const piece of [
    'a ',
    '(',
    ')',
    '"',
    '[',
    ']',
    '-a ',
    'a:',
    'a,',
    'NOT ',
    'a OR ',
    '()',
    '[ti]',
    'ab,cd',
    '10.1000/(',
  ]) {
    const half = steps(piece.repeat(Math.floor(240 / piece.length)))
    const whole = steps(piece.repeat(2 * Math.floor(240 / piece.length)))
    expect(whole, piece).toBeLessThanOrEqual(2 * half + 10)
  }
})
