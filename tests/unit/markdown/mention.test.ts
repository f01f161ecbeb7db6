import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '@/lib/markdown/blocks'
import { mentionToken, readMention } from '@/lib/markdown/mention'
import { mentionsIn } from '@/lib/markdown/mentions-in'
import { plainText } from '@/lib/markdown/plain-text'
import { parseWithNames } from '@/lib/markdown/present-names'

const ADA = { id: '6f1d2c3b-0a1b-4c2d-8e3f-112233445566', name: 'Ada Reader' }
const BEN = { id: '7a1d2c3b-0a1b-4c2d-8e3f-112233445566', name: 'Ben' }

const uuid = fc.uuid()
/** Names as nobody honest has them among others: brackets, signs of Markdown, line ends, whole tokens. */
const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
  fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom(...'[]()\\@*_`:~ a\n\tusér') }),
  fc.constantFrom(
    mentionToken(BEN),
    `x](user:${BEN.id})`,
    `\\](user:${BEN.id}) [`,
    '](javascript:alert(1))',
    '**',
    '` `` `',
    '\\',
    ' ',
  ),
)
const asStored = (typed: string) =>
  [...typed.replace(/\s+/g, ' ').replaceAll('`', "'").trim()].slice(0, 200).join('') || '?'

describe('a token', () => {
  it('is read as whom it was made for and as nobody else, whatever they are called', () => {
    fc.assert(
      fc.property(uuid, name, (id, called) => {
        const token = mentionToken({ id, name: called })
        expect(readMention(token, 0)).toEqual({ userId: id, name: asStored(called), end: token.length })
        expect(mentionsIn(token)).toEqual([{ id, name: asStored(called) }])
      }),
    )
  })

  it('stays one of several in a text, each with its own name', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(uuid, name), { selector: ([id]) => id, maxLength: 6 }), (people) => {
        const body = people.map(([id, called]) => `- for ${mentionToken({ id, name: called })}, please`).join('\n')
        expect(mentionsIn(body)).toEqual(people.map(([id, called]) => ({ id, name: asStored(called) })))
      }),
    )
  })

  it.each([
    ['an address', `ada@[x](user:${ADA.id})`],
    ['a name alone', '@Ada Reader'],
    ['a link', `[Ada](user:${ADA.id})`],
    ['no number of anybody', '@[Ada](user:1)'],
    ['another scheme', `@[Ada](https://${ADA.id})`],
    ['code', `\`${mentionToken(ADA)}\``],
    ['a backslash before it', `\\${mentionToken(ADA)}`],
    ['an open bracket in the name', `@[A[da](user:${ADA.id})`],
    ['no name', `@[](user:${ADA.id})`],
    ['two lines', `@[Ada\nReader](user:${ADA.id})`],
  ])('that is %s mentions nobody', (_what, text) => {
    expect(mentionsIn(text)).toEqual([])
  })

  it.each([
    ['emphasis', `*${mentionToken(ADA)}*`],
    ['brackets', `(${mentionToken(ADA)})`],
    ['a list in a list', `- one\n  - ${mentionToken(ADA)}`],
    ['a quote', `> > ${mentionToken(ADA)}`],
    ['capital letters of its number', mentionToken({ ...ADA, id: ADA.id.toUpperCase() })],
  ])('in %s mentions them', (_what, text) => {
    expect(mentionsIn(text)).toEqual([ADA])
  })
})

describe('a text with mentions', () => {
  it('has no others than its tokens, whatever else is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(mentionsIn(text)).toEqual([])
        expect(plainText(text, [ADA])).toBe(plainText(text))
      }),
    )
  })

  it('says the present names of those whom it mentions, and what was typed for anybody else', () => {
    const body = `${mentionToken(ADA)} and ${mentionToken(BEN)}`
    expect(plainText(body, [{ ...ADA, name: 'Ada Married' }])).toBe('@Ada Married and @Ben')
    const [paragraph] = parseWithNames(body, [{ ...ADA, name: '**x** [y](https://z.example)' }])
    expect(paragraph).toEqual({
      kind: 'paragraph',
      children: [
        { kind: 'mention', userId: ADA.id, name: '**x** [y](https://z.example)' },
        { kind: 'text', text: ' and ' },
        { kind: 'text', text: '@Ben' },
      ],
    })
  })

  it('is read in a time that grows with its length alone', () => {
    // A square of this would not end before this test does.
    const hostile = `@[${'\\['.repeat(100_000)}${'@['.repeat(100_000)}${mentionToken(ADA).slice(0, -1).repeat(5_000)}`
    expect(parseMarkdown(hostile)).toHaveLength(1)
  })
})
