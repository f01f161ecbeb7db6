import { describe, expect, test } from 'vitest'
import { CITATION_STYLES } from '@/lib/citation/citation-format'
import { cite } from '@/lib/citation/format'
import { dateFromText } from '@/lib/pubmed/publication-dates'
import { author, COMPLETE, citable } from '../../support/citable'

test('a complete record in each style', () => {
  expect(cite(COMPLETE, 'vancouver')).toBe(
    'de Jong AB, Smith JP Jr, Lupus Study Group. The influence of interferon on β cells. Ann Rheum Dis. 2018 Dec 5;79(5):674–86. doi:10.1016/j.cyto_2018(11)',
  )
  expect(cite(COMPLETE, 'ama')).toBe(
    'de Jong AB, Smith JP Jr, Lupus Study Group. The influence of interferon on β cells. Ann Rheum Dis. 2018;79(5):674–686. doi:10.1016/j.cyto_2018(11)',
  )
  expect(cite(COMPLETE, 'apa')).toBe(
    'de Jong, A. B., Smith, J. P., Jr, & Lupus Study Group. (2018). The influence of interferon on β cells. Annals of the Rheumatic Diseases, 79(5), 674–686. https://doi.org/10.1016/j.cyto_2018(11)',
  )
})

test('seven authors: AMA names three, Vancouver six', () => {
  const study = citable({ authors: 'A B C D E F G'.split(' ').map((letter) => author(`Name${letter}`, letter)) })
  expect(cite(study, 'ama')).toBe('NameA A, NameB B, NameC C, et al. Only a title.')
  expect(cite(study, 'vancouver')).toBe('NameA A, NameB B, NameC C, NameD D, NameE E, NameF F, et al. Only a title.')
})

test.each([
  ['initials run together', author('Smith', 'JA', { initials: 'JA' }), 'Smith JA.', 'Smith, J. A.'],
  ['initials alone', author('Smith', null, { initials: 'J.A.' }), 'Smith JA.', 'Smith, J. A.'],
  ['a given name in capitals', author('Li', 'XI', { initials: 'X' }), 'Li X.', 'Li, X.'],
  ['a short given name', author('Li', 'Jo', { initials: 'J' }), 'Li J.', 'Li, J.'],
  ['one name', author('', 'Chandrahas', { family: null }), 'Chandrahas.', 'Chandrahas.'],
])('a name as the record has it: %s', (_, name, vancouver, apa) => {
  const study = citable({ authors: [name] })
  expect(cite(study, 'vancouver')).toBe(`${vancouver} Only a title.`)
  expect(cite(study, 'ama')).toBe(`${vancouver} Only a title.`)
  expect(cite(study, 'apa')).toBe(`${apa} (n.d.). Only a title.`)
})

test.each([
  ['1998 Dec-1999 Jan', '1998 Dec–1999 Jan', '1998–1999'],
  ['2019 Sep-Oct', '2019 Sep–Oct', '2019'],
  ['2019 Sep/Oct', '2019 Sep–Oct', '2019'],
  ['Winter 1998-1999', '1998–1999 Winter', '1998–1999'],
  ['2015-16', '2015–2016', '2015–2016'],
  ['2007 Nov 15-Dec 15', '2007 Nov–Dec', '2007'],
  ['2007 Nov 15-20', '2007 Nov', '2007'],
  ['1998 Dec-1998 Nov', '1998 Dec', '1998'],
  ['1999-2 Suppl', '1999', '1999'],
])('a date as printed: %s', (text, vancouver, apa) => {
  const study = citable({ journal: 'Cytokine', published: dateFromText(text) ?? null })
  expect(cite(study, 'vancouver')).toBe(`Only a title. Cytokine. ${vancouver};`.replace(/;$/, '.'))
  expect(cite(study, 'apa')).toContain(`(${apa})`)
})

test('a byline that is not complete says so, in every style', () => {
  const study = citable({ authors: [author('Ito', 'Taisuke')], authorsComplete: false })
  expect(cite(study, 'vancouver')).toBe('Ito T, et al. Only a title.')
  expect(cite(study, 'ama')).toBe('Ito T, et al. Only a title.')
  expect(cite(study, 'apa')).toBe('Ito, T., et al. (n.d.). Only a title.')
})

describe('a record with gaps', () => {
  const known = {
    authors: [author('Ito', 'Taisuke')],
    journal: 'Cytokine',
    published: { year: 2018 },
    volume: '79',
    issue: '5',
    pages: '674',
    doi: '10.1/x',
  }
  const fields = Object.keys(known) as (keyof typeof known)[]
  const subsets = Array.from({ length: 2 ** fields.length }, (_, bits) => fields.filter((_, i) => bits & (1 << i)))

  test.each(CITATION_STYLES)('cites without inventing or dangling, whatever is missing: %s', (style) => {
    for (const subset of subsets) {
      const text = cite(citable(Object.fromEntries(subset.map((field) => [field, known[field]]))), style)
      expect(text).not.toMatch(/undefined|null|NaN|\[object/)
      expect(text).not.toMatch(/\.\.|,,|;;|[;:(] |\(\)|^[\s.,;:]|[,;:(]$|\. [;:,]/)
      if (!subset.includes('published')) expect(text.replace('10.1/x', '')).not.toMatch(/\d{4}/)
    }
  })
})

test('the same study may be cited again after it was corrected', () => {
  expect(cite(citable({ title: 'Before' }), 'ama')).toBe('Before.')
  expect(cite(citable({ title: 'After?' }), 'ama')).toBe('After?')
})
