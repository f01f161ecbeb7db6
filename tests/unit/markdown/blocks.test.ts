import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMarkdown } from '@/lib/markdown/blocks'
import { plainText } from '@/lib/markdown/plain-text'
import type { Block, Inline } from '@/lib/markdown/tree'

const text = (words: string): Inline => ({ kind: 'text', text: words })
const paragraph = (...children: Inline[]): Block => ({ kind: 'paragraph', children })

test('paragraphs, and line breaks as typed', () => {
  expect(parseMarkdown('one\ntwo\r\n\r\nthree')).toEqual([
    paragraph(text('one'), { kind: 'break' }, text('two')),
    paragraph(text('three')),
  ])
  expect(parseMarkdown('')).toEqual([])
})

test('emphasis, strong and code, also inside each other', () => {
  expect(parseMarkdown('a *b* **c _d_** `e *f*`')).toEqual([
    paragraph(
      text('a '),
      { kind: 'emphasis', children: [text('b')] },
      text(' '),
      { kind: 'strong', children: [text('c '), { kind: 'emphasis', children: [text('d')] }] },
      text(' '),
      { kind: 'code', text: 'e *f*' },
    ),
  ])
})

test('stars and underscores that mark nothing stay as they are', () => {
  for (const words of [
    '5 * 3 * 2',
    '2*3*4',
    'IL_17_A',
    'p < 0.05*',
    'HLA-B*57:01 and HLA-B*15:02',
    'CYP2D6*4 and CYP2D6*10',
    'the *4 and the *10 allele',
    '*1/*2',
    'CYP2C19 *2/*17',
    '(*3A, *3C)',
    '**open',
    '***',
    '****',
    'a `b',
    '\\',
  ]) {
    expect(parseMarkdown(words)).toEqual([paragraph(text(words))])
  }
  expect(parseMarkdown('\\*kept\\*')).toEqual([paragraph(text('*kept*'))])
})

test('lists of both kinds, with one nested level', () => {
  expect(parseMarkdown('- a\n- b\n  - c\n  more\n\n3. d\n4. e')).toEqual([
    {
      kind: 'list',
      ordered: false,
      items: [
        { marker: '-', children: [text('a')], lists: [] },
        {
          marker: '-',
          children: [text('b')],
          lists: [
            {
              kind: 'list',
              ordered: false,
              items: [{ marker: '-', children: [text('c'), { kind: 'break' }, text('more')], lists: [] }],
            },
          ],
        },
      ],
    },
    {
      kind: 'list',
      ordered: true,
      items: [
        { marker: '3.', children: [text('d')], lists: [] },
        { marker: '4.', children: [text('e')], lists: [] },
      ],
    },
  ])
})

test('a third level is drawn in the second', () => {
  const [list] = parseMarkdown('- a\n  - b\n    - c')
  expect(list).toMatchObject({
    items: [{ lists: [{ items: [{ children: [text('b')] }, { children: [text('c')] }] }] }],
  })
})

test('another kind of marker begins another list, inside an item too, and numbers stay as typed', () => {
  const lists = parseMarkdown('2. two\n7. seven\n10) ten\n- 5 °C is cold\n+ 3 kg\n  - a\n  1) b')
  expect(lists.map((list) => list.kind === 'list' && list.items.map(({ marker }) => marker))).toEqual([
    ['2.', '7.'],
    ['10)'],
    ['-'],
    ['+'],
  ])
  expect(lists[3]).toMatchObject({ items: [{ lists: [{ ordered: false }, { ordered: true }] }] })
  expect(plainText('2. two\n10) ten\n- 5 °C is cold')).toBe('2. two\n10) ten\n- 5 °C is cold')
})

test('quotes hold blocks, and end where the ">" ends', () => {
  expect(parseMarkdown('> said\n> - this\nanswer')).toEqual([
    {
      kind: 'quote',
      blocks: [
        paragraph(text('said')),
        { kind: 'list', ordered: false, items: [{ marker: '-', children: [text('this')], lists: [] }] },
      ],
    },
    paragraph(text('answer')),
  ])
})

test('links lead to http and https alone', () => {
  expect(parseMarkdown('[NICE](https://www.nice.org.uk/guidance) and http://a.example/b?c=1.')).toEqual([
    paragraph(
      { kind: 'link', href: 'https://www.nice.org.uk/guidance', children: [text('NICE')] },
      text(' and '),
      { kind: 'link', href: 'http://a.example/b?c=1', children: [text('http://a.example/b?c=1')] },
      text('.'),
    ),
  ])
  for (const hostile of [
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert)',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](//evil.example)',
    '[x](/account)',
    '[x](vbscript:x)',
    '[x](https://)',
    '[x]( javascript:x)',
    '[x](&#106;avascript:x)',
    '![x](javascript:x)',
  ]) {
    expect(linksIn(parseMarkdown(hostile)), hostile).toEqual([])
  }
})

test('a PMID and a DOI lead to the study here', () => {
  expect(linksIn(parseMarkdown('see PMID: 30527631, and doi:10.1136/annrheumdis-2020-217000.'))).toEqual([
    '/studies?q=30527631',
    '/studies?q=10.1136%2Fannrheumdis-2020-217000',
  ])
})

test('a pair of brackets belongs to a DOI or an address, one around it does not', () => {
  const whole = 'doi:10.1016/S0140-6736(05)66912-7, https://a.example/Sepsis_(disease) (see http://b.example/c)'
  expect(linksIn(parseMarkdown(whole))).toEqual([
    '/studies?q=10.1016%2FS0140-6736(05)66912-7',
    'https://a.example/Sepsis_(disease)',
    'http://b.example/c',
  ])
  expect(linksIn(parseMarkdown('[sepsis](https://a.example/Sepsis_(disease))'))).toEqual([
    'https://a.example/Sepsis_(disease)',
  ])
})

test('HTML is text', () => {
  const html = '<script>alert(1)</script><img src=x onerror=alert(1)>'
  expect(parseMarkdown(html)).toEqual([paragraph(text(html))])
})

test('whatever is typed, the tree is an allowed one, shallow, and no word is lost', () => {
  const pieces = fc.constantFrom(
    '*',
    '**',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '>',
    '> ',
    '- ',
    '  - ',
    '1. ',
    '\n',
    '\\',
    '<b>',
    'https://a.b',
    'javascript:',
    'word',
    ' ',
    '\t',
    '\u0000',
    '😀',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 60 }), (parts) => {
      const source = parts.join('')
      const tree = parseMarkdown(source)
      expect(depth(tree)).toBeLessThan(30)
      for (const href of linksIn(tree)) expect(href).toMatch(/^(https?:\/\/|\/studies\?q=)/i)
      for (const word of source.match(/word/g) ?? []) expect(wordsIn(tree) + linksIn(tree).join('')).toContain(word)
    }),
  )
})

const HOSTILE = [
  '****',
  '*a ',
  '**a',
  '_a*b',
  '[[[[',
  '[a](http://',
  '[a](http://x',
  '>>>>',
  '> > > ',
  '`',
  '`a``',
  '- ',
  '  - a\n',
  '- a\n',
  '\\',
  '![](',
  'https://',
  'PMID ',
  '10.1234/',
  'doi:10.1234/a.',
  '* * ',
  '<a ',
  '> - ',
  '.',
  'a.',
  '\n',
  ' ',
  '1. ',
  '_ _a',
]

test('hostile text costs in proportion to its length: a square of 400 kB would not end before this test does', () => {
  for (const piece of HOSTILE) {
    const source = piece.repeat(Math.ceil(400_000 / piece.length))
    expect(parseMarkdown(source)).toBeInstanceOf(Array)
  }
})

type Node = Block | Inline
const inside = (node: Node): Node[] => {
  if (node.kind === 'quote') return node.blocks
  if (node.kind === 'list') return node.items.flatMap(({ children, lists }) => [...children, ...lists])
  return 'children' in node ? node.children : []
}
const linksIn = (nodes: Node[]): string[] =>
  nodes.flatMap((node) => [...(node.kind === 'link' ? [node.href] : []), ...linksIn(inside(node))])
const wordsIn = (nodes: Node[]): string =>
  nodes.map((node) => ('text' in node ? node.text : wordsIn(inside(node)))).join('')
const depth = (nodes: Node[]): number => (nodes.length ? 1 + Math.max(...nodes.map((node) => depth(inside(node)))) : 0)
