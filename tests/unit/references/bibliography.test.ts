import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cite } from '@/lib/citation/format'
import { splitEntries } from '@/lib/references/bibliography/split-entries'
import { readWrittenWork } from '@/lib/references/bibliography/written-work'
import { referencesToCheck } from '@/lib/references/check/references-to-check'
import { author, citable } from '../../support/citable'

const texts = (text: string) => splitEntries(text).map((entry) => entry.text)

describe('a bibliography', () => {
  it.each([
    ['1. ', '2. ', '3. '],
    ['[1] ', '[2] ', '[3] '],
    ['(1) ', '(2) ', '(3) '],
    ['17) ', '18) ', '19) '],
  ])('is taken apart by its numbers, %s', (...marks) => {
    const [a, b, c] = ['Novak E. One. J A. 2020;1:2.', 'Roe R. Two of\n2020 herons. J B.\n2021;3:4.', 'Poe P. Three.']
    expect(texts(`References\n\n${marks[0]}${a}\n${marks[1]}${b}\n\n${marks[2]}${c}\n`)).toEqual([
      a,
      'Roe R. Two of 2020 herons. J B. 2021;3:4.',
      c,
    ])
  })

  it('is taken apart by blank lines, and by lines that begin another work', () => {
    const [a, b] = [
      'Novak, E. (2020). One thing. Journal A, 1(2), 3–4.',
      'Roe, R. (2021). Two things. Journal B, 5(6), 7–8.',
    ]
    expect(texts(`${a}\n\n${b}`)).toEqual([a, b])
    expect(texts(`${a}\n${b}`)).toEqual([a, b])
    expect(texts(`Novak, E. (2020). One\nthing. Journal A, 1(2), 3–4.\n${b}`)).toEqual([a, b])
    expect(texts('Novak E. A rando-\nmised trial. 2020.')).toEqual(['Novak E. A rando-mised trial. 2020.'])
  })

  it('keeps each line number, and takes numbers that do not follow for text', () => {
    expect(splitEntries('\n\n5. First.\n12. not the next\n6. Second.')).toEqual([
      { line: 3, text: 'First. 12. not the next' },
      { line: 5, text: 'Second.' },
    ])
  })
})

describe('a work that is written out', () => {
  const study = citable({
    title: 'Lunar cheese or placebo for the sleep of nurses: a randomised trial. The LUNA study',
    authors: [author('van der Berg', 'Anna Maria'), author('Øster', 'Bo'), author('O’Neill', 'Cleo')],
    journal: 'Journal of Tests',
    journalAbbreviation: 'J Tests',
    published: { year: 2020 },
    volume: '382',
    issue: '8',
    pages: '727-733',
    doi: '10.1000/abc.(1)',
  })

  it.each(['ama', 'apa', 'vancouver'] as const)('is read as %s writes it', (style) => {
    const readings = readWrittenWork(cite(study, style), 1)
    expect(readings).toContainEqual(
      expect.objectContaining({
        title: study.title,
        authors: [expect.objectContaining({ family: 'van der Berg' })],
        published: { year: 2020 },
        volume: '382',
        issue: '8',
        pages: expect.stringMatching(/^727-(?:7)?33$/),
        doi: '10.1000/abc.(1)',
      }),
    )
  })

  it('is read with its title in quotes, in capitals, and without one', () => {
    const titles = (text: string) => readWrittenWork(text, 1).map(({ title }) => title)
    expect(titles('R. Roe, “A quoted title of herons,” J. Tests, vol. 12, no. 3, pp. 45-50, 2018.')[0]).toBe(
      'A quoted title of herons',
    )
    expect(
      titles('Stevens RB, Foster KW. Single-Dose Rabbit Globulin Improves Outcomes. J Tests. 2015;99:1-2.'),
    ).toContain('Single-Dose Rabbit Globulin Improves Outcomes')
    expect(readWrittenWork('PMID: 123456', 1)).toMatchObject([{ pmid: 123456 }])
    expect(readWrittenWork('J Tests. 2015;99:1-2.', 1)).toEqual([])
  })
})

describe('what is to be checked', () => {
  const found = (text: string) => {
    const read = referencesToCheck(Buffer.from(text))
    if ('reason' in read) throw new Error(read.reason)
    return read.references
  }

  it('is a list of numbers, a file of any format, or a bibliography, each reference once and in its place', () => {
    expect(found('123456, 234567\n10.1000/abc').map(({ readings }) => readings[0])).toMatchObject([
      { pmid: 123456 },
      { pmid: 234567 },
      { doi: '10.1000/abc' },
    ])
    expect(found('TY  - JOUR\nTI  - Herons\nAU  - Novak, Eva\nPY  - 2020\nER  - \n')).toMatchObject([
      { text: 'Novak E. Herons. 2020', readings: [{ title: 'Herons' }] },
    ])
    // A number by itself is a page among works that are written out, and no PMID.
    expect(
      found('1. Novak E. Of herons and people. J A. 2020;1:2.\n2. 7\n3. 30527631').map(
        ({ readings }) => readings.length > 0,
      ),
    ).toEqual([true, false, true])
  })

  it('is no more than a thousand at once, and says so', () => {
    const list = Array.from({ length: 1_001 }, (_, at) => 100_000 + at).join('\n')
    expect(referencesToCheck(Buffer.from(list))).toMatchObject({ more: true, references: { length: 1_000 } })
  })

  it('is nothing in what is no list of references, in words', () => {
    expect(referencesToCheck(Buffer.from('%PDF-1.7'))).toEqual({ reason: expect.stringContaining('PDF') })
    expect(referencesToCheck(Buffer.from(' \n'))).toEqual({ reason: expect.any(String) })
  })

  it('is read from any text without a fault, and in a time that grows with its length', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '1. ',
        '[2] ',
        '\n',
        '\n\n',
        'Novak E. ',
        '2020;1:2-3. ',
        '“',
        '”',
        '(2020). ',
        ', 382(8), ',
        'PMID: 1',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        referencesToCheck(Buffer.from(pieces.join('')))
      }),
      { numRuns: 500 },
    )
    for (const hostile of [
      'a. '.repeat(300_000),
      'Aa '.repeat(300_000),
      '('.repeat(900_000),
      '2020;'.repeat(180_000),
      '“a'.repeat(400_000),
      `12345\n${'.'.repeat(400_000)}!`,
    ])
      referencesToCheck(Buffer.from(hostile))
  })
})
