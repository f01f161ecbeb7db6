import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMarkdown } from '@/lib/markdown/blocks'
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
  for (const words of ['5 * 3 * 2', 'IL_17_A', 'p < 0.05*', '**open', '***', '****', 'a `b', '\\']) {
    expect(parseMarkdown(words)).toEqual([paragraph(text(words))])
  }
  expect(parseMarkdown('\\*kept\\*')).toEqual([paragraph(text('*kept*'))])
})

test('lists of both kinds, with one nested level', () => {
  expect(parseMarkdown('- a\n- b\n  - c\n  more\n\n3. d\n4. e')).toEqual([
    {
      kind: 'list',
      ordered: false,
      start: 1,
      items: [
        { children: [text('a')], list: null },
        {
          children: [text('b')],
          list: {
            kind: 'list',
            ordered: false,
            start: 1,
            items: [{ children: [text('c'), { kind: 'break' }, text('more')], list: null }],
          },
        },
      ],
    },
    {
      kind: 'list',
      ordered: true,
      start: 3,
      items: [
        { children: [text('d')], list: null },
        { children: [text('e')], list: null },
      ],
    },
  ])
})

test('a third level is drawn in the second', () => {
  const [list] = parseMarkdown('- a\n  - b\n    - c')
  expect(list).toMatchObject({ items: [{ list: { items: [{ children: [text('b')] }, { children: [text('c')] }] } }] })
})

test('quotes hold blocks, and end where the ">" ends', () => {
  expect(parseMarkdown('> said\n> - this\nanswer')).toEqual([
    {
      kind: 'quote',
      blocks: [
        paragraph(text('said')),
        { kind: 'list', ordered: false, start: 1, items: [{ children: [text('this')], list: null }] },
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
  if (node.kind === 'list') return node.items.flatMap(({ children, list }) => (list ? [...children, list] : children))
  return 'children' in node ? node.children : []
}
const linksIn = (nodes: Node[]): string[] =>
  nodes.flatMap((node) => [...(node.kind === 'link' ? [node.href] : []), ...linksIn(inside(node))])
const wordsIn = (nodes: Node[]): string =>
  nodes.map((node) => ('text' in node ? node.text : wordsIn(inside(node)))).join('')
const depth = (nodes: Node[]): number => (nodes.length ? 1 + Math.max(...nodes.map((node) => depth(inside(node)))) : 0)
