import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { XmlFault, XmlScanner } from '@/lib/xml/xml-scanner'
import { articleSet, articleXml, journalXml, readPubmed } from '../../support/pubmed-xml'

/** What a scanner says of a document, in pieces of `size` characters: a line for each thing it meets. */
function scanned(xml: string, size = xml.length): string[] {
  const events: string[] = []
  const scanner = new XmlScanner(
    {
      open: (name, attributes) => events.push(`open ${name} ${JSON.stringify(attributes)}`),
      text: (text) => events.push(`text ${text}`),
      close: () => events.push('close'),
    },
    1 << 20,
  )
  try {
    for (let from = 0; from < xml.length; from += Math.max(1, size))
      scanner.write(xml.slice(from, from + Math.max(1, size)))
    scanner.end()
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    events.push(`fault at ${error.position.line}:${error.position.column}`)
  }
  return joined(events)
}

/** The same from a parser that is known to follow the standard. */
function parsed(xml: string): string[] {
  const events: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => events.push(`open ${name} ${JSON.stringify(attributes)}`))
  parser.on('text', (text) => events.push(`text ${text}`))
  parser.on('cdata', (text) => events.push(`text ${text}`))
  parser.on('closetag', () => events.push('close'))
  parser.on('error', (error) => {
    // A name that no DTD explains is kept as it is written.
    if (!error.message.includes('undefined entity')) throw error
  })
  try {
    parser.write(xml).close()
  } catch {
    events.push('fault')
  }
  return joined(events)
}

/** Neighbouring pieces of text are one; white space around the outermost element is nothing. */
function joined(events: string[]): string[] {
  const whole: string[] = []
  let depth = 0
  for (const event of events) {
    if (event.startsWith('open')) depth++
    if (event === 'close') depth--
    if (!event.startsWith('text')) whole.push(event)
    else if (whole.at(-1)?.startsWith('text')) whole[whole.length - 1] += event.slice(5)
    else if (depth > 0) whole.push(event)
  }
  return whole
}

const name = fc.constantFrom('a', 'b', 'mml:mi', 'PMID', 'x-1')
const words = fc.constantFrom(
  'text',
  ' ',
  '\n',
  'é𝛽',
  '&amp;',
  '&#x2013;',
  '&lt;i&gt;',
  '<![CDATA[<&]]>',
  '<!-- c -->',
  '<?p i?>',
)
const attributes = fc
  .uniqueArray(fc.tuple(name, fc.constantFrom('"1"', "'2'", '"a &lt; b"', '""')), {
    selector: ([key]) => key,
    maxLength: 3,
  })
  .map((list) => list.map(([key, value]) => ` ${key} = ${value}`).join(''))
const element = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    words,
    fc.tuple(name, attributes).map(([tag, list]) => `<${tag}${list} />`),
    fc
      .tuple(name, attributes, fc.array(tie('node'), { maxLength: 4 }))
      .map(([tag, list, inner]) => `<${tag}${list}>${inner.join('')}</${tag} >`),
  ),
})).node as fc.Arbitrary<string>
const document = fc
  .array(element, { maxLength: 5 })
  .map((nodes) => `<?xml version="1.0"?>\n<!DOCTYPE r>\n<r>${nodes.join('')}</r>\n`)

describe('the scanner', () => {
  it('reads any document as a standard parser does', () => {
    fc.assert(
      fc.property(document, (xml) => {
        expect(scanned(xml)).toEqual(parsed(xml))
      }),
      { numRuns: 400 },
    )
  })

  it('reads the same whatever the pieces', () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 1, max: 40 }), (xml, size) => {
        expect(scanned(xml, size)).toEqual(scanned(xml))
      }),
    )
  })

  it('refuses what a standard parser refuses, wherever in its elements characters are lost or changed', () => {
    const damage = fc.tuple(
      fc.nat(),
      fc.constantFrom('', '<', '>', '&', '"', '/', ']]>', '--', 'x', ' '),
      fc.nat({ max: 2 }),
    )
    fc.assert(
      fc.property(document, damage, (xml, [at, put, drop]) => {
        const root = xml.indexOf('<r>')
        const place = root + (at % (xml.length - root))
        const damaged = xml.slice(0, place) + put + xml.slice(place + drop)
        // Half a surrogate pair cannot come out of UTF-8.
        fc.pre(!/\p{Surrogate}/u.test(damaged))
        const refused = (events: string[]) => events.at(-1)?.startsWith('fault') ?? true
        if (refused(parsed(damaged))) expect([damaged, refused(scanned(damaged))]).toEqual([damaged, true])
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the reader', () => {
  const set = articleSet(
    articleXml({
      pmid: 1,
      title: 'On <i>hair</i> &amp; <b>lupus</b> – 𝛽',
      journal: journalXml('<Year>2001</Year>'),
      references: [2, 3],
    }),
    '<PubmedBookArticle><BookDocument><PMID>7</PMID></BookDocument></PubmedBookArticle>',
    '<DeleteCitation><PMID>8</PMID></DeleteCitation>',
    articleXml({
      pmid: 2,
      article: '<Abstract><AbstractText Label="A">One<![CDATA[ & two]]></AbstractText></Abstract>',
    }),
  )

  it('gives the same entries whatever pieces the bytes come in', () => {
    const whole = readPubmed(set)
    expect(whole.map(({ kind }) => kind)).toEqual(['study', 'rejection', 'withdrawal', 'study'])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (size) => {
        expect(readPubmed(set, size)).toEqual(whole)
      }),
    )
  })

  it('never throws on damaged bytes, and ends every file that is not whole with one break', () => {
    const bytes = Buffer.from(set)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
        fc.nat({ max: bytes.length }),
        (changes, end) => {
          const damaged = Buffer.from(bytes.subarray(0, end))
          for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte
          const entries = readPubmed(damaged, 97)
          const breaks = entries.filter(({ kind }) => kind === 'break')
          expect(breaks.length).toBeLessThanOrEqual(1)
          if (breaks.length === 1) expect(entries.at(-1)).toBe(breaks[0])
          if (end < bytes.length - 2 && changes.every(([at]) => at >= end)) expect(breaks).toHaveLength(1)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
