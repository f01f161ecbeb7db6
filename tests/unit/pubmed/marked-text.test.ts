import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MarkedText } from '@/lib/studies/citable-text'
import { readRecord } from '../../support/pubmed-xml'

const title = (xml: string) => readRecord({ title: xml }).title
const marked = ({ text, marks = [] }: MarkedText) => marks.map(({ start, end, kind }) => [kind, text.slice(start, end)])

describe('marks', () => {
  it('cover what they marked in the plain text', () => {
    const read = title('<b>Effect</b> of <i>E. coli</i> on CO<sub>2</sub>, 10<sup>3</sup> and <u>more</u>')
    expect(read.text).toBe('Effect of E. coli on CO₂, 10³ and more')
    expect(marked(read)).toEqual([
      ['bold', 'Effect'],
      ['italic', 'E. coli'],
      ['underline', 'more'],
    ])
  })

  it('are Unicode’s own figures where it has them, and stay marks over letters', () => {
    const plain = (inner: string) => title(`Platelets ${inner} here`).text
    expect(plain('above 50 × 10<sup>9</sup>/L')).toBe('Platelets above 50 × 10⁹/L here')
    expect(plain('p = 3 × 10<sup>-8</sup>, 10<sup>–8</sup>, 10<sup> −1.5</sup>')).toBe(
      'Platelets p = 3 × 10⁻⁸, 10⁻⁸, 10 ⁻¹.⁵ here',
    )
    expect(plain('CD4<sup>+</sup>, I<sup>2</sup>, <sup>18</sup>F, Apoe<sup>-/-</sup>, FEV<sub>1</sub>')).toBe(
      'Platelets CD4⁺, I², ¹⁸F, Apoe⁻/⁻, FEV₁ here',
    )
    const letters = title('VO<sub>2max</sub>, HbA<sub>1c</sub> and 5<sup>th</sup>')
    expect(letters.text).toBe('VO2max, HbA1c and 5th')
    expect(marked(letters)).toEqual([
      ['subscript', '2max'],
      ['subscript', '1c'],
      ['superscript', 'th'],
    ])
  })

  it('nest, the outer one first', () => {
    expect(marked(title('<i>V<sub>max</sub></i> rose'))).toEqual([
      ['italic', 'Vmax'],
      ['subscript', 'max'],
    ])
  })

  it('keep their place when white space is collapsed', () => {
    const read = title('  A \n\t title <i>\n in </i>\n  <b> two </b> lines ')
    expect(read.text).toBe('A title in two lines')
    expect(marked(read)).toEqual([
      ['italic', 'in'],
      ['bold', 'two'],
    ])
  })

  it('are not set apart from punctuation by a tool that laid the record out anew', () => {
    expect(title('Of (\n    <i>E. coli</i>\n    ) and\n    <b>hair</b>\n    .').text).toBe('Of (E. coli) and hair.')
    expect(title('Of <i>A</i> ) as it stands').text).toBe('Of A ) as it stands')
  })

  it('count in UTF-16 units', () => {
    const read = title('𝛽-blocker 🧪 <i>x</i>')
    expect(marked(read)).toEqual([['italic', 'x']])
    expect(read.marks?.[0]?.start).toBe(14)
  })

  it('are absent over nothing and for elements that mark nothing', () => {
    expect(title('A <i> </i>B<foo>C</foo>')).toEqual({ text: 'A BC' })
  })

  it('stay within the text, in order, whatever the white space and nesting', () => {
    const piece = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(' ', '\n ', 'a', 'bc ', ' d', '&#160;', '𝛽'),
        fc
          .tuple(fc.constantFrom('i', 'b', 'sub', 'sup', 'u'), fc.array(tie('node'), { maxLength: 4 }))
          .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
      ),
    })).node as fc.Arbitrary<string>
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const { text, marks = [] } = title(`x${pieces.join('')}`)
        expect(text).toBe(text.trim())
        expect(text).not.toMatch(/[ \t\r\n]{2}/)
        for (const { start, end } of marks) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
        }
      }),
    )
  })
})

describe('formulas', () => {
  it('are kept as an allow-listed tree over their characters', () => {
    const read = title(
      'The <mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML" display="inline" onclick="x()"><mml:msub>\n <mml:mi href="javascript:1">V</mml:mi>\n <mml:mn>2</mml:mn></mml:msub></mml:math> rate',
    )
    expect(read).toEqual({
      text: 'The V₂ rate',
      marks: [
        {
          kind: 'math',
          start: 4,
          end: 6,
          math: {
            name: 'math',
            attributes: { display: 'inline' },
            children: [
              {
                name: 'msub',
                children: [
                  { name: 'mi', children: ['V'] },
                  { name: 'mn', children: ['2'] },
                ],
              },
            ],
          },
        },
      ],
    })
  })

  it('lose what is not on the list but not its characters, and annotations wholly', () => {
    const read = title(
      '<math><semantics><mrow><script>x</script></mrow><annotation encoding="TeX">\\x</annotation></semantics></math>',
    )
    expect(read).toMatchObject({ text: 'x', marks: [{ math: { children: [{ name: 'mrow', children: ['x'] }] } }] })
  })
})

describe('abstracts', () => {
  it('keep the labels of their parts and leave out empty ones', () => {
    const article = `<Abstract><AbstractText Label="METHODS" NlmCategory="METHODS">We <i>did</i>.</AbstractText>
      <AbstractText Label="EMPTY"/><AbstractText Label="UNLABELLED">It was so.</AbstractText><CopyrightInformation>©</CopyrightInformation></Abstract>`
    expect(readRecord({ article }).abstract).toEqual([
      { text: 'We did.', marks: [{ kind: 'italic', start: 3, end: 6 }], label: 'METHODS', category: 'METHODS' },
      { text: 'It was so.' },
    ])
  })

  it('in other languages and of other kinds stand beside', () => {
    const citation = `<OtherAbstract Type="Publisher" Language="fre"><AbstractText>Voici.</AbstractText></OtherAbstract>
      <OtherAbstract Type="plain-language-summary" Language="eng"><AbstractText>In short.</AbstractText></OtherAbstract>`
    expect(readRecord({ citation }).otherAbstracts).toEqual([
      { kind: 'Publisher', language: 'fre', sections: [{ text: 'Voici.' }] },
      { kind: 'plain-language-summary', language: 'eng', sections: [{ text: 'In short.' }] },
    ])
  })
})
