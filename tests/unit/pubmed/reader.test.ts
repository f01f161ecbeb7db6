import { describe, expect, it } from 'vitest'
import { PubmedReader } from '@/lib/pubmed/reader'
import { articleSet, articleXml, readPubmed } from '../../support/pubmed-xml'

const kinds = (xml: string | Uint8Array) => readPubmed(xml).map((entry) => entry.kind)
const titleOf = (title: string) => {
  const [entry] = readPubmed(articleSet(articleXml({ title })))
  return entry?.kind === 'study' ? entry.record.title.text : entry
}

describe('sets', () => {
  const citation =
    '<MedlineCitation Owner="NLM" Status="MEDLINE"><PMID>3</PMID><Article><ArticleTitle>T</ArticleTitle></Article></MedlineCitation>'

  it('may be of articles or of citations, of any DTD or none, or be one record', () => {
    const doctype =
      '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd">'
    expect(kinds(`<?xml version="1.0"?>\n${doctype}\n<PubmedArticleSet>${articleXml()}</PubmedArticleSet>`)).toEqual([
      'study',
    ])
    expect(kinds(`<MedlineCitationSet>${citation}${citation}</MedlineCitationSet>`)).toEqual(['study', 'study'])
    expect(kinds(`<RAW_DATA>${articleXml()}</RAW_DATA>`)).toEqual(['study'])
    expect(kinds(articleXml())).toEqual(['study'])
  })

  it('may be empty, but another document says so', () => {
    expect(kinds('<PubmedArticleSet/>')).toEqual([])
    expect(readPubmed('<html><body/></html>')).toEqual([
      { kind: 'break', position: { line: 1, column: 1 }, reason: 'no PubMed records: the outermost element is <html>' },
    ])
    expect(kinds('')).toEqual(['break'])
  })

  it('may begin with a byte order mark', () => {
    expect(kinds(`\ufeff${articleSet(articleXml())}`)).toEqual(['study'])
  })
})

describe('characters', () => {
  it('are read from entities without a DTD, from numbers and from CDATA', () => {
    expect(titleOf('&lt;A &amp; B&gt; &quot;C&quot; &apos;D&apos; &#233;&#x2013;&#x1D6FD;')).toBe(
      '<A & B> "C" \'D\' é–𝛽',
    )
    expect(titleOf('Caf&eacute; &alpha;&nbsp;&ndash; &Prime;')).toBe('Café α\u00a0– ″')
    expect(titleOf('A <![CDATA[<b> & ]]>C')).toBe('A <b> & C')
  })

  it('of an entity that nobody knows stay as they are written', () => {
    expect(titleOf('A &foo; B &toString;')).toBe('A &foo; B &toString;')
  })
})

describe('a file that breaks', () => {
  const broken = (xml: string | Uint8Array) => {
    const entries = readPubmed(xml)
    return { studies: entries.filter(({ kind }) => kind === 'study').length, last: entries.at(-1), cut: entries.at(-2) }
  }

  it('keeps what stood before, names the record it cut and the place', () => {
    const whole = articleSet(articleXml({ pmid: 1 }), articleXml({ pmid: 2 }))
    const { studies, last, cut } = broken(whole.slice(0, whole.indexOf('</ArticleTitle>', whole.indexOf('>2<'))))
    expect(studies).toBe(1)
    expect(cut).toMatchObject({
      kind: 'rejection',
      identifier: 'PMID 2',
      position: { line: 4, column: 1 },
      reason: expect.stringContaining('cut off'),
    })
    expect(last).toMatchObject({
      kind: 'break',
      position: { line: 4 },
      reason: 'not well-formed: the file ends within text',
    })
  })

  it('between records has cut none', () => {
    const entries = readPubmed(`<PubmedArticleSet>${articleXml()}`)
    expect(entries.map(({ kind }) => kind)).toEqual(['study', 'break'])
  })

  it.each([
    ['<a><b></a>', 1, 7, '</a> where </b> is to be closed'],
    ['<a>\n</a></b>', 2, 5, '</b> where nothing is to be closed'],
    ['<a/>\n<b/>', 2, 1, 'a second outermost element, <b>'],
    ['<a>R&D</a>', 1, 5, 'an & that begins no entity'],
    ['<a>&#0;</a>', 1, 4, '&#0; is not a character'],
    ['<a>\n x]]>y</a>', 2, 3, ']]> within text'],
    ['<a b="1" b="2"/>', 1, 10, 'the attribute b twice in one tag'],
    ['<a b=1/>', 1, 1, 'a tag that is not well-formed: <a b=1/'],
    ['<a b="<"/>', 1, 1, 'a tag that is not well-formed: <a b="<"/'],
    ['<a>< b/></a>', 1, 4, 'a tag that is not well-formed: < b/'],
    ['<a><!-- x -- y --></a>', 1, 11, '-- within a comment'],
    ['"<a/>', 1, 1, 'text outside the outermost element'],
    ['<a/>text', 1, 9, 'the file ends within text'],
    ['<a>', 1, 4, 'the file ends before </a>'],
    ['<a', 1, 3, 'the file ends within a tag'],
    ['<a/><?xml version="1.0"?><a/>', 1, 5, 'an XML declaration that is not at the beginning'],
    ['<a>\u0001</a>', 1, 4, 'the character U+0001 may not stand in XML'],
    ['<a><!foo></a>', 1, 4, 'markup that is not well-formed'],
    [' ', 1, 2, 'there is no element'],
  ])('%j breaks at line %i, column %i', (xml, line, column, reason) => {
    expect(readPubmed(xml)).toEqual([
      { kind: 'break', position: { line, column }, reason: `not well-formed: ${reason}` },
    ])
    expect(readPubmed(xml, 1)).toEqual(readPubmed(xml))
  })

  it('at a byte that is not UTF-8 names it and its place', () => {
    const bytes = Buffer.concat([
      Buffer.from(`<PubmedArticleSet>\n${articleXml()}é`),
      Buffer.from([0xe9]),
      Buffer.from('x</PubmedArticleSet>'),
    ])
    expect(broken(bytes)).toMatchObject({
      studies: 1,
      last: { kind: 'break', position: { line: 2 }, reason: 'byte 0xE9 is not UTF-8' },
    })
    expect(broken(Buffer.concat([Buffer.from('<a>'), Buffer.from('€').subarray(0, 2)])).last).toMatchObject({
      reason: 'byte 0xE2 is not UTF-8',
    })
  })

  it('gives nothing after the break', () => {
    const reader = new PubmedReader()
    expect(reader.write(Buffer.from('<a></b>'))).toHaveLength(1)
    expect(reader.write(Buffer.from(articleXml()))).toEqual([])
    expect(reader.end()).toEqual([])
  })
})

describe('what would grow without end', () => {
  it('is refused: entities that a document declares', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n<PubmedArticleSet>&b;</PubmedArticleSet>'
    expect(readPubmed(bomb)).toMatchObject([
      { kind: 'break', reason: expect.stringContaining('declares entities of its own') },
    ])
    const outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    expect(kinds(outside)).toEqual(['break'])
  })

  const bounds = { characters: 2000, elements: 50, depth: 12, attributes: 4 }
  const rejected = (xml: string) => readPubmed(articleSet(xml, articleXml({ pmid: 9 })), 256, bounds)

  it.each([
    [
      'text',
      articleXml({
        title: 'x '.repeat(900),
        article: `<Abstract><AbstractText>${'y '.repeat(400)}</AbstractText></Abstract>`,
      }),
      'longer than 2000 characters',
    ],
    ['elements', articleXml({ title: '<i>x</i>'.repeat(60) }), 'holds more than 50 elements'],
    ['depth', articleXml({ title: `${'<i>'.repeat(20)}x${'</i>'.repeat(20)}` }), 'nested deeper than 12 elements'],
    [
      'attributes',
      articleXml({ title: '<i a="1" b="2" c="3" d="4" e="5">x</i>' }),
      'an element has more than 4 attributes',
    ],
  ])('is a record rejected for its %s, and the next one stands', (_, xml, reason) => {
    expect(rejected(xml)).toMatchObject([
      { kind: 'rejection', identifier: 'PMID 1', reason, position: { line: 3, column: 1 } },
      { kind: 'study', record: { pmid: 9 } },
    ])
  })

  it('breaks the file: one text without end, nesting without end, a tag without end', () => {
    const endless = (start: string, more: string) => {
      const reader = new PubmedReader(bounds)
      const entries = reader.write(Buffer.from(start))
      for (let count = 0; count < 40_000 && !entries.some(({ kind }) => kind === 'break'); count++)
        entries.push(...reader.write(Buffer.from(more)))
      return entries.at(-1)
    }
    expect(endless('<a>', 'text ')).toMatchObject({
      kind: 'break',
      reason: expect.stringContaining('a text longer than'),
    })
    expect(endless('<a>', '<b>')).toMatchObject({ kind: 'break', reason: expect.stringContaining('nested deeper') })
    expect(endless('<PubmedArticle>', '<i>')).toMatchObject({
      kind: 'break',
      reason: expect.stringContaining('nested deeper'),
    })
    expect(endless('<a ', 'b="1" ')).toMatchObject({ kind: 'break' })
    expect(endless('<!--', 'comment ')).toMatchObject({ kind: 'break' })
    expect(endless('<!DOCTYPE a [', '<!ELEMENT b>')).toMatchObject({ kind: 'break' })
  })
})
