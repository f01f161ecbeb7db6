import { describe, expect, it, test } from 'vitest'
import { bibtexNames } from '@/lib/references/bibtex/bibtex-names'
import { texText } from '@/lib/references/bibtex/tex-text'
import { entriesIn, problemsIn, referencesIn } from '../../support/read-reference-text'

test('an entry with every field', () => {
  const text = `% Encoding: UTF-8
@string{jex = "Journal of Examples"}
@preamble{"\\newcommand{\\x}{y}"}
@comment{jabref-meta: @article{no,}}
@Article{key with blanks,
  author = {van der Berg, Jr, Anna and {The {Group}} and G{\\"u}nter M{\\"u}ller and others},
  title = "A {"}quoted{"} {Title} of $x_{1}$ 50\\% \\& more",
  journal = jex # { B},
  year = 2019, month = nov # "--" # dec,
  volume = {12}, number = {3}, pages = {1--9},
  doi = {10.1000/a_b}, pmid = {77}, PMCID = {PMC5},
  keywords = {one, two},
  abstract = {Line one
     line two~end -- dash}
}`
  expect(referencesIn(text)).toEqual([
    {
      type: 'article',
      title: 'A "quoted" Title of $x_{1}$ 50% & more',
      authors: [
        { family: 'van der Berg', given: 'Anna', suffix: 'Jr' },
        { collective: 'The Group' },
        { family: 'Müller', given: 'Günter' },
      ],
      authorsComplete: false,
      editors: [],
      journal: 'Journal of Examples B',
      published: { year: 2019, month: 11, text: '2019 Nov-2019 Dec' },
      volume: '12',
      issue: '3',
      pages: '1-9',
      doi: '10.1000/a_b',
      pmid: 77,
      pmcid: 'PMC5',
      keywords: ['one', 'two'],
      abstract: 'Line one line two end – dash',
      meshHeadings: [],
      publicationTypes: [],
      notices: [],
    },
  ])
})

describe('entries', () => {
  it('may have an empty key, none at all, or stand in parentheses', () => {
    const text = '@article{,title={One}}\n@article{title={Two},}\n@article(key, title = {Three (3)})'
    expect(referencesIn(text).map(({ title }) => title)).toEqual(['One', 'Two', 'Three (3)'])
  })
  it('that do not end take no other with them, and say where they stop', () => {
    const text =
      '@article{a, title={One}}\n@article{b,\n  title={Two\n}\n\n@article{c, title={Three}}\n@article{d, title}'
    expect(referencesIn(text).map(({ title }) => title)).toEqual(['One', 'Three'])
    expect(problemsIn(text)).toEqual([
      [2, 'The entry does not end (line 4)'],
      [7, 'The field title has no value (line 7)'],
    ])
    expect(entriesIn(text)[1]).toMatchObject({ raw: '@article{b,\n  title={Two\n}' })
  })
  it('read what they lack from the one they refer to', () => {
    const text = `@incollection{a, title={A chapter}, crossref={Book}}
@book{book, title={The book}, editor={Ed, Itor}, year={2001}, publisher={P}}`
    expect(referencesIn(text)[0]).toMatchObject({
      title: 'A chapter',
      journal: 'The book',
      published: { year: 2001 },
      editors: [{ family: 'Ed', given: 'Itor' }],
    })
  })
  it('of BibLaTeX have dates and e-prints', () => {
    const text = '@article{a, title={T}, journaltitle={J}, date={2020-03-04/2020-04}, eprint={88}, eprinttype={pubmed}}'
    expect(referencesIn(text)[0]).toMatchObject({ journal: 'J', published: { year: 2020, month: 3, day: 4 }, pmid: 88 })
  })
})

test.each([
  ["\\'e \\'{e} {\\'e} \\c{c} \\v{s} \\v s \\ss{} \\o \\aa\\ \\'\\i \\'{\\i} \\H{o} \\k{a}", 'é é é ç š š ß øå íí ő ą'],
  ['pages 1--2---3', 'pages 1–2—3'],
  ["``quoted'' \\emph{text} {K}eeps~Case", '“quoted” text Keeps Case'],
  ['\\textbackslash{}x \\textbraceleft{}a\\textbraceright{} \\textasciitilde{}', '\\x {a} ~'],
  ['5 \\textpm 2 \\unknown{arg}', '5 ±2 \\unknownarg'],
])('TeX %j is %j', (tex, text) => expect(texText(tex)).toBe(text))

test.each([
  ['Ludwig van Beethoven', [{ family: 'van Beethoven', given: 'Ludwig' }]],
  ['de la Cruz, Ana', [{ family: 'de la Cruz', given: 'Ana' }]],
  ['Plato', [{ family: 'Plato' }]],
  ['{Barnes and Noble} and Smith, A', [{ collective: 'Barnes and Noble' }, { family: 'Smith', given: 'A' }]],
  ['{\\"O}zt{\\"u}rk, Ali', [{ family: 'Öztürk', given: 'Ali' }]],
])('the names of %j', (value, names) => expect(bibtexNames(value).names).toEqual(names))
