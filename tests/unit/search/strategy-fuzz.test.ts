import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TAGS } from '@/lib/search/field-tags'
import { parseQuestion } from '@/lib/search/parse-question'
import { MAX_LENGTH, MAX_STRATEGY_TERMS, type QuestionNode } from '@/lib/search/question'
import { parseSearchRequest } from '@/lib/search/search-request'
import { writeQuestion } from '@/lib/search/write-question'
import { shownQuestion } from '../../support/shown-question'

/** Pieces of every syntax, right and wrong. */
const PIECES = [
  ...[
    'exp ',
    'Asthma/',
    '*Burns/th, dt',
    'Wounds and Injuries/',
    'MeSH descriptor: [Asthma] explode all trees',
    '[mh ',
    '[mh ^"Asthma"/DT]',
  ],
  ...[
    'asthma',
    'hair loss',
    'random$',
    'random$2',
    'wom#n',
    'colo?r',
    '*ab',
    'a$b*',
    '"2019"',
    '12345678',
    '2010:2015',
    '10.1016/S0(21)0-0',
  ],
  ...[
    '.tw.',
    '.ti,ab.',
    '.ti,kf',
    '.mp.',
    '.yr.',
    '.zz.',
    ':ti,ab,kw',
    '[tiab]',
    '[mh]',
    '[sh]',
    '[dp]',
    '[pmid]',
    '[zz]',
  ],
  ...[
    ' and ',
    ' or ',
    ' not ',
    ' AND ',
    ' OR ',
    ' NOT ',
    ' adj ',
    ' adj3 ',
    ' adj99 ',
    ' near ',
    ' NEAR/3 ',
    ' NEXT/2 ',
    ' next ',
  ],
  ...[
    '{or #1-#3}',
    'or/1-3',
    'and/2,4',
    ' limit 1 to (english and humans)',
    ' limit 2 to yr="2010 -Current"',
    '1',
    '2',
    '#1',
    '#12',
  ],
  ...['\n', '\n', '\r\n', '\n1 ', '\n2. ', '\n#3 ', '\n4\t', ' ↵ ', '\t 12345', ' (123)', ' 4 ', ' 5. '],
  ...['(', ')', '"', '“', '[', ']', '{', '}', '-', ':', ',', '.', '/', '$', '#', '?', '*', 'é', '\ud800', '😀', '\0'],
]
const made = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ', '')), { maxLength: 80 })
  .map((pieces) => pieces.flat().join(''))

function nodes(root: QuestionNode | null): QuestionNode[] {
  if (!root) return []
  const inner = root.kind === 'term' || root.kind === 'dates' ? [] : root.kind === 'not' ? [root.part] : root.parts
  return [root, ...inner.flatMap(nodes)]
}

it('ten thousand queries of every syntax are read within the bounds, and each mark lies in the text', () => {
  fc.assert(
    fc.property(made, (typed) => {
      const { root, problems, strategy } = parseQuestion(typed)
      const all = nodes(root)
      const terms = all.filter(({ kind }) => kind === 'term' || kind === 'dates')
      expect(terms.length).toBeLessThanOrEqual(MAX_STRATEGY_TERMS)
      for (const { start, end } of [...all, ...problems]) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(typed.length)
      }
      for (const node of all) {
        if (node.kind === 'and' || node.kind === 'or')
          expect(node.parts.map(({ kind }) => kind)).not.toContain(node.kind)
        if (node.kind === 'not') expect(node.part.kind).not.toBe('not')
        if (node.kind === 'near') expect(node.distance).toBeGreaterThan(0)
      }
      // Never nothing without a word.
      if (!root && /[\p{L}\p{N}]{2}/u.test(typed))
        expect(problems.length + Number(strategy !== null)).toBeGreaterThan(0)
    }),
    { numRuns: 10_000, seed: 20_261_129 },
  )
})

const BODIES = [
  ...[
    'exp Asthma/',
    'exp Wounds and Injuries/dt, th',
    '*Burns/',
    'asthma$.tw.',
    '(hair adj3 loss$).ti,ab.',
    'wom#n.mp.',
  ],
  ...[
    '(a or b).ab.',
    '[mh ^"Asthma"/DT]',
    'MeSH descriptor: [Asthma] explode all trees',
    '(asthma* NEAR/3 child*):ti,ab,kw',
  ],
  ...['"hair loss"[tiab]', 'asthma[mh]', '2010:2015[dp]', '#1', '#1 OR #2', '{or #1-#2}', '(#1 AND #2)'],
]
const OVID_BODIES = ['1 or 2', '1 and (2 or 3)', 'or/1-3', 'limit 1 to (english and humans)', '2 not 1']
const lines = (bodies: string[]) => fc.array(fc.constantFrom(...bodies), { minLength: 2, maxLength: 20 })

it('a strategy on one line asks for what it does on several, whatever stands for its line ends', () => {
  const styles = fc.oneof(
    fc.tuple(lines([...BODIES, ...OVID_BODIES]), fc.constantFrom('. ', ') ')),
    fc.tuple(lines(BODIES), fc.constant('# ')),
  )
  fc.assert(
    fc.property(
      styles,
      fc.constantFrom('', '  (1,234)', '\t567'),
      fc.constantFrom('\n', '\r\n', '\n\n'),
      (style, count, end) => {
        const [bodies, sign] = style
        const number = (at: number) => (sign === '# ' ? `#${at + 1} ` : `${at + 1}${sign}`)
        const typed = bodies.map((body, at) => number(at) + body + count).join(end)
        const asked = shownQuestion(parseQuestion(typed).root)
        expect(shownQuestion(parseQuestion(parseSearchRequest({ q: typed }).q).root)).toBe(asked)
        const onOne = bodies.map((body, at) => number(at) + body).join(' ')
        expect(shownQuestion(parseQuestion(onOne).root), onOne).toBe(asked)
      },
    ),
    { numRuns: 2_000, seed: 20_261_129 },
  )
})

it('every tag stands beside every other, in every form, and is read again as it is written', () => {
  const forms = [
    'asthma',
    'asthm*',
    'wom#n',
    '"hair loss"',
    '"hair los*"',
    '2019',
    'a NEAR/2 b',
    '("x y" OR z) NEXT/3 w',
  ]
  const tags = Object.values(TAGS)
  for (const [index, form] of forms.entries())
    for (const tag of tags)
      for (const other of tags) {
        const typed = `(${form})[${tag}] AND ${forms[(index + 1) % forms.length]}[${other}] NOT "${form}"[${other}]`
        const { root } = parseQuestion(typed)
        if (!root) continue
        const written = writeQuestion(root)
        const again = parseQuestion(written)
        expect(shownQuestion(again.root), typed).toBe(shownQuestion(root))
      }
})

it.each([
  ')',
  ',',
  '$',
  '1,',
  '[mp=',
  'exp ',
  '[mh "a',
  '1 ',
  '#1 ',
  '\n#',
  'a adj3 ',
  '.ti,ab',
  'or/1-200,',
  'limit 1 to (',
  'a#b#c ',
  'A and ',
  'w NEAR/15 (',
])('a line of nothing but %j costs no more than twice for twice as many', (piece) => {
  const steps = (length: number) => {
    let count = 0
    const exec = RegExp.prototype.exec
    RegExp.prototype.exec = function (text) {
      count++
      return exec.call(this, text)
    }
    parseQuestion(`1. exp Asthma/\n2. ${piece.repeat(Math.floor(length / piece.length))}`.slice(0, MAX_LENGTH))
    RegExp.prototype.exec = exec
    return count
  }
  expect(steps(4000)).toBeLessThanOrEqual(2 * steps(2000) + 60)
})
